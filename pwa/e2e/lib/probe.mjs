// How a phone's system finds out whether a Wi-Fi has internet.
export const PROBE = 'http://connectivitycheck.gstatic.com/generate_204';
export const PORTAL = 'http://10.42.0.1/';
/** A system's window asks what it is told to ask; a browser would try TLS first. */
export const onlyHttp = '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable';

/** The status that a page's first request gets; an answer without a page is one too. */
export async function answerTo(page, url) {
  const answered = page.waitForResponse((response) => response.url() === url);
  await Promise.all([answered, page.goto(url).catch(() => undefined)]);
  return (await answered).status();
}
