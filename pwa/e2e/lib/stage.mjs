// What every journey finds: a box with two services, a way to it, and a browser that trusts it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { box } from './box.mjs';
import { browser } from './browser.mjs';
import { starter } from './chromium.mjs';
import { farEnd, way as wayTo } from './ends.mjs';
import { figures } from './figure.mjs';

const SECOND = 1000;
/** Nothing is lost by waiting long: the run goes on as soon as what it waits for is there. */
const PATIENCE = Number(process.env.PATIENCE_S ?? 120) * SECOND;
const PICTURES = `${import.meta.dirname}/../../../target/pwa/e2e`;
/** The browser's own words for what the run does on purpose: a box that is away, a login refused. */
const EXPECTED = /Failed to load resource|net::ERR/;

/** Errors of the page, each with the step in which it came. */
function watch(page, step, failures) {
  page.on('pageerror', (error) => failures.push(`${step()}: ${error.stack}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) {
      failures.push(`${step()}: ${message.text()}`);
    }
  });
}

/** Sets it all up, with these arguments for the browser; `strike` takes it down again. */
export async function stage(...args) {
  await starter(); // Nothing else is begun where there is none.
  const root = mkdtempSync(join(tmpdir(), 'controller-status-e2e-'));
  mkdirSync(PICTURES, { recursive: true });
  const closers = [];
  const failures = [];
  let step = 'start';
  const log = (text) => console.log(`e2e: ${text}`);
  const strike = async () => {
    for (const close of closers.reverse()) await close();
    rmSync(root, { recursive: true, force: true });
  };
  const built = { root, failures, log, strike, step: () => step };
  try {
    built.greeter = await farEnd(true);
    built.closed = await farEnd(false);
    built.way = await wayTo();
    closers.push(built.greeter.close, built.closed.close, built.way.close);
    built.box = async (name, services, isNew) => {
      const started = await box(root, name, services, isNew);
      closers.push(() => started.end());
      return started;
    };
    built.depot = await built.box('Depot North', {
      greeter: { name: 'Greeter', port: built.greeter.port },
      closed: { name: 'Closed door', port: built.closed.port },
    });
    built.way.lead(built.depot.https);
    built.origin = `https://localhost:${built.way.port}`;
    built.app = `${built.origin}/app/`;
    built.context = await browser(root, built.depot.ca, PATIENCE, args);
    closers.push(() => built.context.close());
    built.page = built.context.pages()[0];
    built.watch = (page) => watch(page, built.step, failures);
    built.watch(built.page);
  } catch (error) {
    await strike();
    throw error;
  }
  built.check = async (name, action) => {
    step = name;
    const began = performance.now();
    await action();
    log(`${name} (${Math.round(performance.now() - began)} ms)`);
  };
  built.figures = (what, promised, action) => figures(log, what, promised, action);
  built.picture = (name, page = built.page) => page.screenshot({ path: `${PICTURES}/${name}.png` });
  return built;
}
