// The packaged product on ports of its own.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as send } from 'node:https';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const JAR = process.env.JAR ?? `${import.meta.dirname}/../../../target/controller-status.jar`;
const MAIN = 'dev.controllerstatus.launcher.Launcher';
const JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx96m'];
export const VIEWER = { user: 'viewer', password: 'see the lights' };
export const ADMIN = { user: 'admin', password: 'change the settings' };

function isFree(port) {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false)).listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/** Below those that a system gives to connections: nobody takes it while the box is away. */
async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function service(id, { name, port, every = '2s' }) {
  return `      ${id}: { name: ${name}, host: 127.0.0.1, port: ${port}, every: ${every}, timeout: 1s }`;
}

/** With passwords of its own, or, as new from the factory, with those of its label. */
function access(isNew) {
  const of = ({ user, password }) => `${user}: { password: '${password}' }`;
  return isNew ? '{}' : `{ ${of(VIEWER)}, ${of(ADMIN)} }`;
}

function configuration({ folder, name, http, https, services, isNew }) {
  return `controller-status:
  box: { name: '${name}', data: '${folder}/data', certs: '${folder}/../certs' }
  http: { port: ${http} }
  https: { port: ${https}, names: [localhost] }
  hotspot: { interface: auto, fallback: false }
  access: ${access(isNew)}
  targets:
    https:
      balena: { enabled: false }
      sentry: { enabled: false }
    ntp: { ntp: { enabled: false } }
    dns: { dns: { enabled: false } }
    box: { box: { enabled: false } }
    gateway: { gateway: { enabled: false } }
    path: { path: { enabled: false } }
    tcp:
${Object.entries(services)
  .map(([id, each]) => service(id, each))
  .join('\n')}
`;
}

/** The status of an answer; undefined where there is none. */
function ask(port, ca, options) {
  return new Promise((done) => {
    const trusted = existsSync(ca) ? readFileSync(ca) : undefined;
    const request = send({ host: 'localhost', port, ca: trusted, timeout: 5000, ...options }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    request.on('error', () => done(undefined)).on('timeout', () => request.destroy());
    request.end();
  });
}

/**
 * Starts one; it can be ended and started again.
 *
 * @param services those it checks, by id
 * @param isNew whether its passwords are those of the label
 */
export async function box(root, name, services, isNew = false) {
  const folder = `${root}/${name.replace(/\W/g, '-')}`;
  mkdirSync(folder, { recursive: true });
  const [http, https] = [await freePort(), await freePort()];
  const file = `${folder}/controller-status.yml`;
  const ca = `${root}/certs/ca.pem`;
  writeFileSync(file, configuration({ folder, name, http, https, services, isNew }));
  let product;
  const answers = async () => (await ask(https, ca, { path: '/health' })) === 200;

  /** @param {string[]} before folders whose files come before those of the product */
  const start = async (...before) => {
    const path = [...before, JAR].join(':');
    let said = '';
    product = spawn('java', [...JVM, '-cp', path, MAIN], {
      env: { ...process.env, CONTROLLER_STATUS_CONFIG: file },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [product.stdout, product.stderr]) stream.on('data', (text) => (said += text));
    while (!(await answers())) {
      if (product.exitCode !== null) throw new Error(`the product ended: ${said}`);
      await sleep(50);
    }
  };
  const end = async (signal = 'SIGTERM') => {
    const isOver = product.exitCode !== null || product.signalCode !== null;
    const ended = isOver ? undefined : new Promise((done) => product.once('exit', done));
    product.kill(signal);
    await ended;
    // What was started by what was killed goes a moment later.
    while (!(await isFree(https))) await sleep(20);
  };
  const as = (cookie, method, path) =>
    ask(https, ca, { method, path, headers: { cookie, origin: `https://localhost:${https}` } });
  /** Ends a session without its browser's knowing. */
  const forget = (cookies) => as(cookies, 'DELETE', '/api/session');
  const check = (cookies) => as(cookies, 'POST', '/api/check');
  /** What the label says. */
  const label = (user) => {
    const kept = readFileSync(`${folder}/data/first-passwords.properties`, 'utf8');
    return kept.match(new RegExp(`^${user}=(.*)$`, 'm'))[1];
  };
  await start();
  return { name, https, ca, start, end, forget, check, label };
}
