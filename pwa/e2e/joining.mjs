// How long it takes from joining the own Wi-Fi to the lights, in a phone's network namespace; src/lab/joining calls it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { PHONE, launch } from './lib/chromium.mjs';
import { PORTAL, PROBE, onlyHttp } from './lib/probe.mjs';

const [name, times, folder, script] = process.argv.slice(2);
const DEVICE = 'phone0';
const [LEASES, PID] = [`${folder}/phone-leases`, `${folder}/phone-pid`];

const inTheAir = (state) => execFileSync('ip', ['-n', `${name}-air`, 'link', 'set', 'to-phone', state]);
const hasCarrier = () => readFileSync(`/sys/class/net/${DEVICE}/carrier`, 'utf8').trim() === '1';

/** As if the phone had never been here. */
async function leave() {
  if (existsSync(PID)) process.kill(Number(readFileSync(PID, 'utf8')));
  inTheAir('down');
  execFileSync('ip', ['address', 'flush', 'dev', DEVICE]);
  for (const file of [LEASES, PID]) rmSync(file, { force: true });
  while (hasCarrier()) await sleep(20);
}

/** What the system does first: where its check leads. */
function check() {
  return new Promise((done, fail) => {
    const request = get(PROBE, { agent: false }, (response) => {
      response.resume();
      done(response.headers.location);
    });
    request.on('error', fail);
  });
}

/** A window, and when it has painted something: the page comes as a whole, after its style sheets. */
async function open(browser) {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Page.enable');
  await protocol.send('Page.setLifecycleEventsEnabled', { enabled: true });
  const painted = () =>
    new Promise((done) => {
      protocol.on(
        'Page.lifecycleEvent',
        (event) => event.name === 'firstContentfulPaint' && done(performance.now()),
      );
    });
  const show = async (url) => {
    const [at] = await Promise.all([painted(), page.goto(url)]);
    assert.ok((await page.locator('main article.service').count()) > 0, 'there are no lights');
    return at;
  };
  return { show, close: () => context.close() };
}

/** One phone comes: milliseconds to each step. */
async function join(warm) {
  await leave();
  const ready = warm && (await open(warm));
  inTheAir('up');
  while (!hasCarrier()) await sleep(1);
  const joined = performance.now();
  execFileSync('dhclient', ['-1', '-sf', script, '-lf', LEASES, '-pf', PID, DEVICE], { stdio: 'ignore' });
  const leased = performance.now();
  const url = await check();
  const led = performance.now();
  assert.equal(url, PORTAL);
  const browser = warm ?? (await launch(onlyHttp));
  const window = ready ?? (await open(browser));
  const painted = await window.show(url);
  await window.close();
  if (!warm) await browser.close();
  return [leased - joined, led - joined, painted - joined];
}

function figures(all) {
  const sorted = all.toSorted((a, b) => a - b);
  const middle =
    (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  const [least, median, most] = [sorted[0], middle, sorted.at(-1)].map((ms) => (ms / 1000).toFixed(2));
  return `${median} [${least}-${most}]`;
}

async function row(what, browser) {
  const runs = [];
  for (let i = 0; i < Number(times); i++) runs.push(await join(browser));
  const columns = [0, 1, 2].map((at) => figures(runs.map((run) => run[at])));
  console.log(`| ${what} | ${times} | ${columns.join(' | ')} |`);
}

console.log('| window for the page | times | address s | led to the page s | lights painted s |');
console.log('|---|---|---|---|---|');
const browser = await launch(onlyHttp);
await join(browser); // The first does not count: much is loaded for the first time.
await row('open already', browser);
await browser.close();
await row('started then', undefined);
process.exit();
