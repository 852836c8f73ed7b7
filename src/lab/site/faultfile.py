"""The fault files: what each says of itself, read without running it."""

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "faults"
WORDS = {"ROW", "CAUSE", "OWNER", "TITLE", "AFFECTS", "VARIANT", "FAST", "LIMIT", "SETTLE", "GREEN", "FIRST", "EVENT", "NEEDS", "AT", "AT_ONCE"}


@dataclass
class Fault:
    name: str
    row: int
    title: str
    causes: list
    owners: list
    affects: list
    variant: bool = False
    fast: bool = False
    limit: float = 40  # seconds for the right cause to be shown
    settle: float = 3  # seconds that it is then watched for other blame
    green: float = 60  # seconds for all to be well once lifted
    first: list = field(default_factory=list)  # what may be shown before, because it is true until more is known
    event: str = ""
    needs: str = ""
    at_end: bool = False  # the fault is there only when inject is through
    at_once: bool = False  # the very next packet of whatever is checked shows it


def header(text):
    values = {}
    for line in text.splitlines():
        if not re.match(r"[A-Z_]+=", line):
            if line.startswith("#") or not line:
                continue
            break
        for word in shlex.split(line, comments=True):
            name, _, value = word.partition("=")
            values[name] = value
    return values


def read(path):
    values = header(path.read_text())
    unknown = set(values) - WORDS
    if unknown:
        raise ValueError(f"{path.name}: unknown variable {', '.join(sorted(unknown))}")
    some = lambda word: [part for part in values.get(word, "").split() if part not in ("none", "-")]
    fault = Fault(path.name, int(values["ROW"]), values["TITLE"], some("CAUSE"), some("OWNER"), some("AFFECTS"),
                  values.get("VARIANT") == "yes", values.get("FAST") == "yes", first=some("FIRST"),
                  event=values.get("EVENT", ""), needs=values.get("NEEDS", ""), at_end=values.get("AT") == "end",
                  at_once=values.get("AT_ONCE") == "yes")
    for word in ("LIMIT", "SETTLE", "GREEN"):
        if word in values:
            setattr(fault, word.lower(), float(values[word]))
    return fault


def all_faults():
    return [read(path) for path in sorted(FOLDER.iterdir())]
