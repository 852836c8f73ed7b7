-- Every time is in milliseconds since 1970 UTC, as the box's clock showed it. Rows are written in the order of their
-- ids, so that a batch touches few pages of the disk.

CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  last_id INTEGER, -- its latest sample when the roll-ups were last written
  UNIQUE (kind, name)
) STRICT;

-- The words of samples, which repeat: outcome, fault, addresses, certificates.
CREATE TABLE form (
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL UNIQUE
) STRICT;

-- The same once more, on pages of their own: without their names and words samples would be mere numbers, and one
-- damaged page would cost them all.
CREATE TABLE target_copy (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE TABLE form_copy (
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL
) STRICT;

-- body: the numbers that go with the words, and two bytes to check the row.
-- clock: 1 synchronised, 0 not, null unknown.
CREATE TABLE sample (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  target INTEGER NOT NULL,
  form INTEGER NOT NULL,
  clock INTEGER,
  body BLOB NOT NULL
) STRICT;

-- Samples that were merged into the roll-ups together, and where in time they lie. What is younger than the youngest
-- batch is in no roll-up yet.
CREATE TABLE batch (
  last_id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT;

-- Which samples of a batch are of one target, so that a target that is asked seldom need not be looked for among the
-- samples of all others. ids: from one to the next, each as a number of seven bits a byte.
CREATE TABLE place (
  target INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  ids BLOB NOT NULL,
  PRIMARY KEY (target, batch)
) STRICT, WITHOUT ROWID;

-- key: target, tier and number of the block.
CREATE TABLE rollup (
  key INTEGER PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- Where the record does not simply go on. id: no sample from here on is older in order than the break.
CREATE TABLE discontinuity (
  id INTEGER PRIMARY KEY,
  cause TEXT NOT NULL,
  before INTEGER,
  after INTEGER
) STRICT;

CREATE TABLE episode (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  since INTEGER NOT NULL,
  until INTEGER,
  body TEXT NOT NULL
) STRICT;
