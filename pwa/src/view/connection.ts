import { t, language } from '../text/text.js';
import { span } from '../text/manner.js';
import type { State } from '../store/state.js';
import { age } from './sentences.js';

/** The clocks may differ by so much before it is worth a word. */
const CLOCKS_MS = 120_000;
/** Where the box is in its own Wi-Fi. */
const HOTSPOT = '10.42.0.1';

export interface ConnectionWords {
  isLive: boolean;
  text: string;
  help: string | undefined;
}

function live(state: State, hostname: string): ConnectionWords {
  const way = hostname === HOTSPOT ? 'app.connection.live.hotspot' : 'app.connection.live.lan';
  const heard = state.heard;
  const difference = heard === null ? 0 : Math.abs(heard.status.at - heard.receivedAt);
  const help =
    difference > CLOCKS_MS ? t('app.clock', { difference: span(difference, language()) }) : undefined;
  return { isLive: true, text: t(way), help };
}

export function connectionWords(state: State, now: number, hostname: string): ConnectionWords {
  const known = state.heard === null ? undefined : { age: age(now - state.heard.receivedAt) };
  const apart = (text: string, help?: string) => ({ isLive: false, text, help });
  switch (state.connection.kind) {
    case 'live':
      return live(state, hostname);
    case 'connecting':
      return apart(t('app.connection.connecting'));
    case 'signed-out':
    case 'password-first':
      return apart(known === undefined ? t('app.login.why') : t('app.connection.login', known));
    case 'unreadable':
      return apart(t('app.versions', { app: VERSION, box: state.heard?.status.version ?? '?' }));
    case 'retrying':
      return known === undefined
        ? apart(t('app.connection.nothing'), t('app.connection.help'))
        : apart(t('app.connection.offline', known), t('app.connection.help'));
  }
}

declare const __APP_VERSION__: string;
/** The version of this app, as the build knows it. */
export const VERSION: string = typeof __APP_VERSION__ === 'undefined' ? 'test' : __APP_VERSION__;
