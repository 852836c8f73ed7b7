// A device that forgets, and one that has no room.
import { home, live, cards, goTo } from '../lib/app.mjs';

const NO_ROOM = 1;

export default async function ({ page, app, context, check, origin }) {
  await home(page, app);

  await check('a wiped store is no error', async () => {
    await page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) {
        await new Promise((done, failed) => {
          const wiped = indexedDB.deleteDatabase(name);
          wiped.onsuccess = done;
          wiped.onerror = failed;
        });
      }
    });
    await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
    await page.reload();
    await live(page).waitFor();
    await cards(page).first().waitFor();
  });

  await check('a full device is told, and the app goes on; with room again it keeps again', async () => {
    const protocol = await context.newCDPSession(page);
    // The browser remembers for half a minute how much room there was, unless the store is gone.
    await page.goto('about:blank');
    await protocol.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await protocol.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: NO_ROOM });
    await page.goto(app);
    await live(page).waitFor();
    await goTo(page, '#/more', 'more-page');
    await page.getByText('This device cannot keep anything').waitFor();
    await goTo(page, '#/', 'status-page');
    await live(page).waitFor();
    await protocol.send('Storage.overrideQuotaForOrigin', { origin });
    await goTo(page, '#/more', 'more-page');
    await page.getByText('This device cannot keep anything').waitFor({ state: 'detached' });
    await protocol.detach();
  });
}
