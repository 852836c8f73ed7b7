import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { t } from '../text/text.js';
import { Store } from '../store/store.js';
import type { State } from '../store/state.js';
import { age, headline } from '../view/sentences.js';
import { aboveOf, hashOf, routeOf, type Route } from '../view/route.js';
import { register, type Updates } from '../sw/update.js';
import { choices, type Choices } from './choices.js';
import { icon, type Icon } from './icons.js';
import { Steps } from './steps.js';
import { base } from './style.js';
import './connection-banner.js';
import './login-form.js';
import './status-page.js';

const KEPT_WITHIN_MS = 500;
const TICK_MS = 1000;

/** Loaded when first shown. */
const LATER: Partial<Record<Route['page'], () => Promise<unknown>>> = {
  service: () => import('./service-page.js'),
  situations: () => import('./situations-page.js'),
  situation: () => import('./situation-page.js'),
  more: () => import('./more-page.js'),
  settings: () => import('./settings-page.js'),
};

/** The whole app: where one is, what is known, and whether it is known now. */
export class StatusApp extends LitElement {
  static override properties = {
    state: { state: true },
    route: { state: true },
    now: { state: true },
    isReady: { state: true },
    newer: { state: true },
    announced: { state: true },
    isMissing: { state: true },
  };
  private readonly store = new Store();
  private readonly choices: Choices = choices;
  /** The frame stands first, then what is in it. */
  private readonly steps = new Steps(this, () => (this.isReady ? 1 : 0));
  private gone = new AbortController();
  private updates: Updates | undefined;
  private wasLive = false;
  declare private state: State;
  declare private route: Route;
  declare private now: number;
  declare private isReady: boolean;
  declare private newer: boolean;
  declare private announced: string;
  /** Whether a part of the app could not be had. */
  declare private isMissing: boolean;

  static override styles = [
    base,
    css`
      .frame {
        min-height: 100dvh;
        padding: 0 var(--pad) calc(var(--bar) + 6rem + env(safe-area-inset-bottom));
        max-width: 76rem;
        margin-inline: auto;
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        min-height: 3.5rem;
      }
      header p {
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      .back {
        width: 2.75rem;
        height: 2.75rem;
        margin-left: -0.75rem;
        display: grid;
        place-items: center;
        border-radius: 50%;
        color: inherit;
      }
      nav {
        position: fixed;
        z-index: 2;
        inset: auto 0 0;
        display: flex;
        justify-content: space-around;
        background: var(--raised);
        padding-bottom: env(safe-area-inset-bottom);
      }
      nav a {
        flex: 1;
        min-height: var(--bar);
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 0.125rem;
        color: var(--text);
        text-decoration: none;
        /* As large as three fit side by side. */
        font-size: min(0.8125rem, 6.4vw);
        min-width: 0;
        text-align: center;
      }
      nav span {
        display: grid;
        place-items: center;
        width: min(4rem, 100%);
        height: 2rem;
        border-radius: 1rem;
      }
      nav a[aria-current] {
        font-weight: 650;
      }
      nav a[aria-current] span {
        background: var(--chosen);
        color: var(--on-chosen);
      }
      .skip:not(:focus) {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
        background: var(--chosen);
        color: var(--on-chosen);
        border-radius: var(--round);
        padding: 0.5rem 1rem;
      }
      .bar p {
        flex: 1 1 12rem;
      }
      .bar .plain {
        color: inherit;
      }
      @media (min-width: 48rem) {
        .frame {
          padding: 0 1.5rem 3rem 7rem;
        }
        nav {
          inset: 0 auto 0 0;
          width: 5.5rem;
          flex-direction: column;
          justify-content: flex-start;
          padding-top: 4rem;
          gap: 0.75rem;
        }
        nav a {
          flex: none;
        }
        .frame {
          --bar: 0rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.state = this.store.state;
    this.route = routeOf(location.hash);
    this.now = Date.now();
    this.isReady = false;
    this.newer = false;
    this.announced = '';
    this.isMissing = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.gone = new AbortController();
    const { signal } = this.gone;
    this.store.listen(() => this.changed(), signal);
    addEventListener('hashchange', () => void this.go(), { signal });
    addEventListener('online', () => this.store.nudge(), { signal });
    document.addEventListener('visibilitychange', () => this.shown(), { signal });
    const tick = setInterval(() => (this.now = Date.now()), TICK_MS);
    signal.addEventListener('abort', () => clearInterval(tick));
    void this.begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.gone.abort();
  }

  private async begin() {
    // Side by side: each is a round trip of its own. What is kept is waited for, so that there is one picture to be made
    // and not two; for so long only, as some browsers' storage may not answer at all.
    const kept = Promise.race([this.store.start(), new Promise((go) => setTimeout(go, KEPT_WITHIN_MS))]);
    await Promise.all([this.speak(), this.go(), kept]);
    this.isReady = true;
    if ('serviceWorker' in navigator) {
      // Not in a window without storage, nor where the certificate is not trusted: the app works without.
      this.updates = await register(navigator.serviceWorker, () => (this.newer = true)).catch(
        () => undefined,
      );
    }
  }

  private async speak() {
    await this.choices.apply();
    // The first format of its kind takes a browser as long as half a page: it is made while what is kept is waited for.
    setTimeout(() => age(TICK_MS * 60));
  }

  private async go() {
    const route = routeOf(location.hash);
    this.isMissing =
      (await LATER[route.page]?.().then(
        () => false,
        // Never fetched before the box went, or of a version that is gone.
        () => true,
      )) ?? false;
    if (this.isMissing) return;
    const isOther = hashOf(route) !== hashOf(this.route);
    this.route = route;
    if (isOther) {
      scrollTo(0, 0);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    }
  }

  private shown() {
    this.now = Date.now();
    if (document.visibilityState === 'visible') this.store.nudge();
  }

  private changed() {
    this.state = this.store.state;
    this.now = Date.now();
    const isLive = this.state.connection.kind === 'live';
    // A box that was away may be back with another app.
    if (isLive && !this.wasLive) this.updates?.look();
    this.wasLive = isLive;
    if (this.state.connection.kind === 'password-first') void import('./password-form.js');
  }

  protected override willUpdate(changed: PropertyValues) {
    if (!this.isReady || !(changed.has('state') || changed.has('isReady'))) return;
    const { title } = headline(this.state, this.now);
    // Only what changes is told, or a screen reader would never stop.
    const before = changed.get('state') as State | undefined;
    const isChecked = before?.check?.running === true && this.state.check?.running === false;
    this.announced = isChecked ? t('app.check.done') : title;
    const box = this.state.heard?.status.boxName;
    document.title = box === undefined ? t('app.title') : `${title} – ${box}`;
  }

  private page() {
    const { state, now, store, route } = this;
    switch (route.page) {
      case 'status':
        return html`<status-page .store=${store} .state=${state} .now=${now}></status-page>`;
      case 'service':
        return html`<service-page
          .store=${store}
          .state=${state}
          .now=${now}
          .service=${route.id}
        ></service-page>`;
      case 'situations':
        return html`<situations-page .store=${store} .state=${state} .now=${now}></situations-page>`;
      case 'situation':
        return html`<situation-page
          .store=${store}
          .state=${state}
          .now=${now}
          .situation=${route.id}
        ></situation-page>`;
      case 'more':
        return html`<more-page
          .store=${store}
          .state=${state}
          .choices=${this.choices}
          @spoken=${() => this.requestUpdate()}
        ></more-page>`;
      case 'settings':
        return html`<settings-page .store=${store} .state=${state} .place=${route.place}></settings-page>`;
    }
  }

  private banner() {
    return html`<connection-banner
      .state=${this.state}
      .now=${this.now}
      @retry=${() => void this.store.refresh()}
    ></connection-banner>`;
  }

  private login() {
    const { kind } = this.state.connection;
    if (kind === 'password-first') {
      return html`<div role="alert"><h1>${t('app.login.choose')}</h1></div>
        <password-form
          own
          .user=${this.state.session?.user ?? 'admin'}
          @changed=${() => void this.store.chosen()}
        ></password-form>`;
    }
    return kind === 'signed-out'
      ? html`<login-form .store=${this.store} .again=${this.state.heard !== null}></login-form>`
      : nothing;
  }

  private newerBar() {
    if (this.isMissing) {
      return html`<section class="bar" role="alert">
        <p>${t('app.missing')}</p>
        <button @click=${() => location.reload()}>${t('app.update.reload')}</button>
      </section>`;
    }
    return this.newer
      ? html`<section class="bar" aria-live="polite">
          <p>${t('app.update')}</p>
          <button @click=${() => this.updates?.take()}>${t('app.update.reload')}</button>
          <button class="plain" @click=${() => (this.newer = false)}>${t('app.update.later')}</button>
        </section>`
      : nothing;
  }

  private link(page: 'status' | 'situations' | 'more', label: string, picture: Icon) {
    const isHere =
      this.route.page.startsWith(page.replace(/s$/, '')) ||
      (page === 'status' && this.route.page === 'service') ||
      (page === 'more' && this.route.page === 'settings');
    return html`<a href=${hashOf({ page })} aria-current=${isHere ? 'page' : nothing}>
      <span>${icon(picture)}</span>${label}
    </a>`;
  }

  private back() {
    const above = aboveOf(this.route);
    if (above === undefined) return nothing;
    const to = hashOf(above);
    return html`<a class="back" href=${to} aria-label=${t('app.back')}>${icon('back')}</a>`;
  }

  override render() {
    if (!this.isReady) return html`<slot></slot>`;
    const isOutside = ['signed-out', 'password-first'].includes(this.state.connection.kind);
    const isBare = this.state.heard === null && isOutside;
    return html`<div class="frame">
        <header>
          <a class="skip" href="#main" @click=${(event: Event) => this.skip(event)}>${t('app.skip')}</a>
          ${this.back()}
          <p>${this.state.heard?.status.boxName ?? t('app.title')}</p>
        </header>
        <p class="hidden" role="status">${this.announced}</p>
        <main id="main" class="stack" tabindex="-1">
          ${this.newerBar()} ${isBare ? nothing : this.banner()} ${this.login()}
          ${isBare || !this.steps.has(0) ? nothing : this.page()}
        </main>
      </div>
      <nav aria-label=${t('app.nav.label')}>
        ${this.link('status', t('app.nav.status'), 'status')}
        ${this.link('situations', t('app.nav.situations'), 'situations')}
        ${this.link('more', t('app.nav.more'), 'more')}
      </nav>`;
  }

  private skip(event: Event) {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }
}

customElements.define('status-app', StatusApp);
