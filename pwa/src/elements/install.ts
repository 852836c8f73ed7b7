/** What Chromium sends when the app may be installed. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let offer: InstallEvent | undefined;

addEventListener('beforeinstallprompt', (event) => {
  // Asked for where one looks for it, not over the lights.
  event.preventDefault();
  offer = event as InstallEvent;
});
addEventListener('appinstalled', () => (offer = undefined));

export type InstallWay = 'prompt' | 'ios' | 'none';

export function installWay(): InstallWay {
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  if (isInstalled) return 'none';
  if (offer !== undefined) return 'prompt';
  // Also an iPad, which says that it is a Mac.
  const isApple =
    /iPhone|iPad/.test(navigator.userAgent) ||
    (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
  return isApple && 'standalone' in navigator ? 'ios' : 'none';
}

export async function install(): Promise<void> {
  const used = offer;
  offer = undefined;
  await used?.prompt();
}
