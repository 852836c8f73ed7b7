// The packaged product on ports of its own, two services that the test is the far end of, and a link that can be cut.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { get } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';

const JAR = process.env.JAR ?? `${import.meta.dirname}/../../target/controller-status.jar`;

async function listening(server, port = 0) {
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return server.address().port;
}

/** Ports that nobody has now. */
async function free(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(servers.map((server) => listening(server)));
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** A server that greets, as SMTP does. */
export async function greeter() {
  const open = new Set();
  const server = createServer((socket) => {
    open.add(socket.on('close', () => open.delete(socket)).on('error', () => {}));
    socket.write('220 ready\r\n');
  });
  const port = await listening(server);
  return {
    port,
    stop: () => {
      open.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}

/** The way to the box, at one address for ever, whichever box is behind it. */
export async function link() {
  const pairs = new Set();
  let target = 0;
  const server = createServer((near) => {
    if (target === 0) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      pairs.add(one);
      one
        .on('error', () => other.destroy())
        .on('close', () => (pairs.delete(one), other.destroy()))
        .pipe(other);
    }
  });
  const port = await listening(server);
  const cut = () => {
    target = 0;
    pairs.forEach((socket) => socket.destroy());
  };
  return { port, cut, lead: (to) => (target = to), close: () => (cut(), server.close()) };
}

function configuration({ folder, name, http, https, up, down }) {
  return `controller-status:
  box: { name: '${name}', data: '${folder}/data', certs: '${folder}/../certs' }
  http: { port: ${http} }
  https: { port: ${https}, names: [localhost] }
  hotspot: { interface: auto, fallback: false }
  access: { viewer: { password: 'see the lights' }, admin: { password: 'change the settings' } }
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
      greeter: { name: Greeter, host: 127.0.0.1, port: ${up}, every: 2s, timeout: 1s }
      closed: { name: Closed door, host: 127.0.0.1, port: ${down}, every: 2s, timeout: 1s }
`;
}

async function answers(https, ca) {
  return new Promise((done) => {
    const request = get(
      {
        host: 'localhost',
        port: https,
        path: '/health',
        ca: existsSync(ca) ? readFileSync(ca) : undefined,
        timeout: 1000,
      },
      (response) => (response.resume(), done(response.statusCode === 200)),
    );
    request.on('error', () => done(false)).on('timeout', () => request.destroy());
  });
}

/** Starts one; it can be stopped and started again. */
export async function box(root, name, up, down) {
  const folder = `${root}/${name.replace(/\W/g, '-')}`;
  mkdirSync(folder, { recursive: true });
  const [http, https] = await free(2);
  const file = `${folder}/controller-status.yml`;
  const ca = `${root}/certs/ca.pem`;
  writeFileSync(file, configuration({ folder, name, http, https, up, down }));
  let process_;
  const start = async () => {
    process_ = spawn('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx96m', '-jar', JAR], {
      env: { ...process.env, CONTROLLER_STATUS_CONFIG: file },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    process_.stdout.on('data', (text) => (said += text));
    process_.stderr.on('data', (text) => (said += text));
    while (!(await answers(https, ca))) {
      if (process_.exitCode !== null) throw new Error(`the product ended: ${said}`);
      await sleep(100);
    }
  };
  const stop = async () => {
    const ended = new Promise((done) => process_.once('exit', done));
    process_.kill();
    await ended;
  };
  await start();
  return { https, ca, start, stop };
}
