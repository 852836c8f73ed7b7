// More events than a day has, in minutes, and what they leave in the page: ./build e2e/long.mjs
import assert from 'node:assert/strict';
import { allCookies, home, live } from './lib/app.mjs';
import { stage } from './lib/stage.mjs';

const SERVICES = 8;
const WARM = 2000;
const ALL = 10_000;
/** What the garbage collector itself leaves to chance. */
const GROWTH = 1.05;

/** Runs in the page before all else: counts what comes, what moves and what takes long. */
function record() {
  globalThis.record = { events: 0, shifts: [], long: [] };
  const Real = globalThis.EventSource;
  globalThis.EventSource = class extends Real {
    constructor(url) {
      super(url);
      for (const type of ['sample', 'check', 'status', 'situation']) {
        this.addEventListener(type, () => globalThis.record.events++);
      }
    }
  };
  const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
  const keep = (type, list, of) =>
    new PerformanceObserver((seen) => list.push(...seen.getEntries().map(of))).observe({ type });
  keep('layout-shift', globalThis.record.shifts, ({ value, sources }) => ({
    value,
    // What is inside of elements has no name here, but a place.
    what: sources.map(({ previousRect: a, currentRect: b }) => `${place(a)} to ${place(b)}`).join(', '),
  }));
  keep('longtask', globalThis.record.long, ({ duration }) => Math.round(duration));
}

async function leftInPage(protocol) {
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  const { metrics } = await protocol.send('Performance.getMetrics');
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { heap: usedSize, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

const set = await stage();
try {
  const { page, app, context, origin, way, greeter, closed, log } = set;
  const ends = Array.from({ length: SERVICES }, (_, i) => (i % 4 === 3 ? closed : greeter));
  const services = ends.map(({ port }, i) => [`s${i}`, { name: `Service ${i}`, port, every: '5s' }]);
  const busy = await set.box('Busy depot', Object.fromEntries(services));
  way.lead(busy.https);
  await page.addInitScript(record);
  await home(page, app);
  const cookies = await allCookies(context, origin);
  const protocol = await context.newCDPSession(page);
  await protocol.send('Performance.enable');
  const heard = () => page.evaluate(() => globalThis.record.events);
  const until = async (count) => {
    while ((await heard()) < count) assert.equal(await busy.check(cookies), 202);
    return leftInPage(protocol);
  };
  const began = performance.now();
  const warm = await until(WARM);
  // What came before is the opening of the page.
  await page.evaluate(() => (globalThis.record.shifts.length = globalThis.record.long.length = 0));
  const end = await until(ALL);
  const { events, shifts, long } = await page.evaluate(() => globalThis.record);
  const seconds = Math.round((performance.now() - began) / 1000);
  log(`${events} events in ${seconds} s`);
  log(`after ${WARM}: ${JSON.stringify(warm)}; after ${ALL}: ${JSON.stringify(end)}`);
  log(`layout shifts: ${shifts.length}, of ${shifts.reduce((sum, { value }) => sum + value, 0)}`);
  const movers = [...new Set(shifts.map(({ what }) => what))].slice(0, 8);
  if (movers.length > 0) log(`what moved: ${movers.join('; ')}`);
  log(`tasks above 50 ms: ${long.length}, the longest ${Math.max(0, ...long)} ms`);
  await live(page).waitFor();
  assert.deepEqual(set.failures, []);
  assert.ok(end.heap <= warm.heap * GROWTH, 'memory stays');
  assert.ok(end.nodes <= warm.nodes * GROWTH, 'nodes stay');
  assert.equal(end.listeners, warm.listeners, 'listeners stay');
  assert.deepEqual(shifts, [], 'nothing moves');
} finally {
  await set.strike();
}
process.exit();
