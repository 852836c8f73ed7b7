// One service: its failures with their proof, and its chart below fingers.
import assert from 'node:assert/strict';
import { cards, goTo, home, live } from '../lib/app.mjs';

/** Two fingers that part, then one that goes along, across the middle of a box. */
async function stretch(protocol, { x, y, width, height }) {
  const touch = (type, ...shares) =>
    protocol.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: shares.map((share, id) => ({ x: x + width * share, y: y + height / 2, id })),
    });
  await touch('touchStart', 0.45, 0.55);
  for (const by of [0.1, 0.2, 0.3]) await touch('touchMove', 0.45 - by, 0.55 + by);
  await touch('touchEnd');
}

/** A finger that goes down from the top of the page. */
async function pull(protocol, far) {
  const touch = (type, ...at) =>
    protocol.send('Input.dispatchTouchEvent', { type, touchPoints: at.map((y) => ({ x: 180, y })) });
  await touch('touchStart', 100);
  for (let y = 100; y <= 100 + far; y += 20) await touch('touchMove', y);
  await touch('touchEnd');
}

export default async function ({ page, app, context, check, picture }) {
  await home(page, app);
  const protocol = await context.newCDPSession(page);

  await check('the latest failures are told one by one, with how far they came', async () => {
    await goTo(page, '#/services/tcp/closed', 'service-page history-chart');
    const failed = page.locator('failed-attempts li').first();
    await failed.waitFor();
    // A reset may come in the connection or after it.
    assert.match(await failed.innerText(), /\d\d:\d\d:\d\d · \S+ .*ms/);
    await picture('service');
  });

  await check('two fingers look closer at the chart, and all of it comes back', async () => {
    await protocol.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    const chart = page.locator('history-chart .u-over');
    await chart.scrollIntoViewIfNeeded();
    await stretch(protocol, await chart.boundingBox());
    await page.getByRole('button', { name: 'Show all of it' }).click();
    await page.getByRole('button', { name: 'Show all of it' }).waitFor({ state: 'detached' });
  });

  await check('pulling down asks for everything anew', async () => {
    await goTo(page, '#/', 'status-page');
    await cards(page).first().waitFor();
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/status'));
    await pull(protocol, 200);
    await asked;
    await live(page).waitFor();
    await page.locator('pull-refresh div').waitFor({ state: 'detached' });
    await protocol.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await protocol.detach();
  });
}
