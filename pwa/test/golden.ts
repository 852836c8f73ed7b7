import statusJson from './golden/status.json';
import situationsJson from './golden/situations.json';
import historyJson from './golden/history.json';
import sessionJson from './golden/session.json';
import samplesJson from './golden/samples.json';
import { list } from '../src/wire/json.js';
import { attempts, history } from '../src/wire/history.js';
import { session } from '../src/wire/session.js';
import { situation } from '../src/wire/situation.js';
import { status } from '../src/wire/status.js';

/** Answers of the product to the demonstration of src/lab/demo, as they came. */
export const golden = {
  status: () => status(statusJson, '$'),
  situations: () => list(situation)(situationsJson, '$'),
  history: () => history(historyJson, '$'),
  attempts: () => attempts(samplesJson, '$').samples,
  session: () => session(sessionJson, '$'),
};
export { statusJson };
