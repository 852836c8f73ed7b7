import { css, html, LitElement, nothing } from 'lit';
import type { Key } from '#keys';
import type { Store } from '../store/store.js';
import type { State } from '../store/state.js';
import { LANGUAGES, NAMES, type Language } from '../text/language.js';
import { known, language, t } from '../text/text.js';
import { span } from '../text/manner.js';
import { VERSION } from '../view/connection.js';
import { THEMES, type Choices, type Theme } from './choices.js';
import { icon } from './icons.js';
import { install, installWay } from './install.js';
import { base } from './style.js';

const THEME_NAMES: Record<Theme, Key> = {
  system: 'app.theme.system',
  light: 'app.theme.light',
  dark: 'app.theme.dark',
};

/** Language and appearance, the account, the box, and the app itself. Sends `spoken`. */
export class MorePage extends LitElement {
  static override properties = {
    store: { attribute: false },
    state: { attribute: false },
    choices: { attribute: false },
    isLeaving: { state: true },
  };
  declare store: Store;
  declare state: State;
  declare choices: Choices;
  declare private isLeaving: boolean;

  static override styles = [
    base,
    css`
      label {
        display: grid;
        gap: 0.25rem;
      }
      label span {
        font-size: 0.8125rem;
        color: var(--soft);
      }
      .columns {
        display: grid;
        gap: 1rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        align-items: start;
      }
      .links {
        display: grid;
        justify-items: start;
      }
      .links a {
        display: inline-flex;
        align-items: center;
        min-height: 2.75rem;
      }
      dl {
        grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
      }
    `,
  ];

  private async speak(chosen: Language) {
    await this.choices.speak(chosen);
    this.dispatchEvent(new CustomEvent('spoken', { bubbles: true, composed: true }));
    this.requestUpdate();
  }

  private async leave() {
    this.isLeaving = true;
    await this.store.logout();
    location.hash = '#/';
    await this.choices.apply();
    this.isLeaving = false;
  }

  private looks() {
    const { language: chosen, theme } = this.choices;
    const value = (event: Event) => (event.target as HTMLSelectElement).value;
    return html`<section class="card stack">
      <label>
        <span>${t('app.more.language')}</span>
        <select @change=${(event: Event) => this.speak(value(event) as Language)}>
          ${LANGUAGES.map((each) => html`<option value=${each} ?selected=${each === chosen}>${NAMES[each]}</option>`)}
        </select>
      </label>
      <label>
        <span>${t('app.more.theme')}</span>
        <select @change=${(event: Event) => this.choices.dress(value(event) as Theme)}>
          ${THEMES.map(
            (each) =>
              html`<option value=${each} ?selected=${each === theme}>${t(THEME_NAMES[each])}</option>`,
          )}
        </select>
      </label>
    </section>`;
  }

  private install() {
    const way = installWay();
    if (way === 'none') return nothing;
    return html`<section class="card stack">
      <h2>${t('app.install')}</h2>
      <p>${t('app.install.why')}</p>
      ${
        way === 'ios'
          ? html`<p>${t('app.install.ios')}</p>`
          : html`<p class="soft small">${t('app.install.hotspot')}</p>
              <div>
                <button @click=${() => install().then(() => this.requestUpdate())}>
                  ${icon('install')} ${t('app.install')}
                </button>
              </div>`
      }
    </section>`;
  }

  private account() {
    const { session, connection, heard } = this.state;
    if (heard === null && session === null) return nothing;
    const isApart = connection.kind === 'retrying';
    return html`<section class="card stack">
      <h2>${t('app.more.account')}</h2>
      <p>${session === null ? '\u00a0' : t('app.more.signed-in', { user: session.user })}</p>
      <div class="links">
        <a href="#/settings/users">${t('app.more.password')}</a><a href="#/settings">${t('app.settings')}</a>
      </div>
      <div>
        <button class="tonal" ?disabled=${this.isLeaving} @click=${() => this.leave()}>
          ${t('app.more.sign-out')}
        </button>
      </div>
      ${isApart ? html`<p class="soft small">${t('app.more.sign-out.offline')}</p>` : nothing}
      ${this.store.keeper.works ? nothing : html`<p role="alert">${t('app.more.storage')}</p>`}
    </section>`;
  }

  private row(label: Key, value: string | null | undefined) {
    return value === null || value === undefined || value === ''
      ? nothing
      : html`<div>
          <dt>${t(label)}</dt>
          <dd>${value}</dd>
        </div>`;
  }

  private about() {
    const status = this.state.heard?.status;
    const box = status?.box;
    const offset = box?.clockOffsetMs ?? null;
    return html`<section class="card stack">
      <h2>${t('app.more.about')}</h2>
      <dl>
        ${this.row('app.more.box', status?.boxName)}
        ${this.row('app.more.uplink', box && known(`app.more.uplink.${box.uplink}`))}
        ${this.row('app.more.address', box?.address)} ${this.row('app.more.gateway', box?.gateway)}
        ${this.row('app.more.resolvers', box?.resolvers.join(', '))}
        ${this.row(
          'app.more.clock',
          offset === null ? null : t('app.more.clock.off', { offset: span(Math.abs(offset), language()) }),
        )}
        ${this.row('app.more.version', status?.version)} ${this.row('app.more.shell', VERSION)}
      </dl>
      <div class="links">
        <a href="/trust">${t('app.more.trust')}</a><a href="/">${t('app.more.plain')}</a>
        ${this.state.session?.user === 'admin' ? html`<a href="/setup">${t('app.more.setup')}</a>` : nothing}
      </div>
    </section>`;
  }

  override render() {
    return html`<div class="stack">
      <h1>${t('app.nav.more')}</h1>
      <div class="columns">${this.looks()} ${this.account()} ${this.about()} ${this.install()}</div>
    </div>`;
  }
}

customElements.define('more-page', MorePage);
