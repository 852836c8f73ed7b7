// Far ends of the services that are checked, and the way to the box: all that the run can break.
import { connect, createServer } from 'node:net';

export async function listening(server) {
  await new Promise((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  return server.address().port;
}

/** Greets as SMTP does, or hangs up on everybody; its port is its own all the time. */
export async function farEnd(isGreeting) {
  let greets = isGreeting;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (greets) socket.write('220 ready\r\n');
    else socket.resetAndDestroy();
  });
  const port = await listening(server);
  return { port, greet: () => (greets = true), hangUp: () => (greets = false), close: () => server.close() };
}

/** The way to the box, at one address for ever, whichever box is behind it. */
export async function way() {
  const open = new Set();
  let target = 0;
  const server = createServer((near) => {
    near.on('error', () => {});
    if (target === 0) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(one);
      one
        .on('error', () => other.destroy())
        .on('close', () => (open.delete(one), other.destroy()))
        .pipe(other);
    }
  });
  const port = await listening(server);
  const cut = () => {
    target = 0;
    open.forEach((socket) => socket.destroy());
  };
  const lead = (to) => (cut(), (target = to));
  return { port, cut, lead, close: () => (cut(), server.close()) };
}
