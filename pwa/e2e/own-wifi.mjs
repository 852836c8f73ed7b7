// A phone in the box's own Wi-Fi, in whose network namespace this runs: node e2e/own-wifi.mjs [PICTURE]
// What its system and the person do from joining on, without JavaScript; tells what it saw.
import assert from 'node:assert/strict';
import { PHONE, launch } from './lib/chromium.mjs';
import { PORTAL, PROBE, answerTo, onlyHttp } from './lib/probe.mjs';

const PATIENCE = 120_000;
const [picture] = process.argv.slice(2);
const browser = await launch(onlyHttp);
try {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'en-GB' });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const checker = await context.newPage();

  // The system's check leads to the page, which has the lights on its first screen.
  const landed = await page.goto(PROBE);
  assert.equal((await landed.request().redirectedFrom()?.response())?.status(), 302);
  assert.equal(page.url(), PORTAL);
  const lights = page.locator('main article.service');
  assert.ok((await lights.count()) > 0, 'there are no lights');
  assert.ok(
    (await page.locator('h1').boundingBox()).y < PHONE.height,
    'the light is not on the first screen',
  );
  if (picture) await page.screenshot({ path: picture, fullPage: true });

  const keep = page.locator('form[action="/portal/keep"] button');
  const finish = page.locator('form[action="/portal/finish"] button');
  await keep.click();
  await page.waitForURL(`${PORTAL}done#keep`);
  assert.equal(await answerTo(checker, PROBE), 204, 'the Wi-Fi is kept');
  await finish.click();
  await page.waitForURL(`${PORTAL}portal`);
  assert.equal(await answerTo(checker, PROBE), 302, 'the Wi-Fi is given up');
  await keep.click();
  await page.waitForURL(`${PORTAL}done#keep`);
  assert.equal(await answerTo(checker, PROBE), 204, 'the Wi-Fi is kept again');
  console.log(`all well: ${await lights.count()} lights`);
} finally {
  await browser.close();
}
