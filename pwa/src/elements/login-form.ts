import { css, html, LitElement, nothing } from 'lit';
import { language, t } from '../text/text.js';
import { span } from '../text/manner.js';
import type { Store } from '../store/store.js';
import type { Trouble } from '../live/api.js';
import { base } from './style.js';

function words(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'signed-out':
      return t('app.login.wrong');
    case 'wait':
      return t('app.login.wait', { wait: span(trouble.seconds * 1000, language()) });
    case 'password-first':
      return t('app.login.choose');
    case 'unreachable':
    case 'refused':
    case 'unreadable':
      return t('app.login.unreachable');
  }
}

/** The form to log in; what is on the screen beside it stays. */
export class LoginForm extends LitElement {
  static override properties = {
    store: { attribute: false },
    again: { type: Boolean },
    trouble: { state: true },
    busy: { state: true },
    visible: { state: true },
  };
  declare store: Store;
  declare again: boolean;
  declare private trouble: string;
  declare private busy: boolean;
  declare private visible: boolean;

  static override styles = [
    base,
    css`
      form {
        display: grid;
        gap: 0.75rem;
        max-width: 26rem;
        margin-inline: auto;
      }
      label {
        display: grid;
        gap: 0.25rem;
        font-size: 0.875rem;
        color: var(--soft);
      }
      .show {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        min-height: 2.75rem;
      }
      input[type='checkbox'] {
        width: 1.375rem;
        height: 1.375rem;
        accent-color: var(--action);
      }
      [role='alert']:not(:empty) {
        color: var(--red);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.trouble = '';
    this.busy = false;
    this.visible = false;
  }

  private async send(event: SubmitEvent) {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const of = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    this.busy = true;
    this.trouble = '';
    const trouble = await this.store.login(of('user'), of('password'));
    this.busy = false;
    this.trouble = trouble === undefined ? '' : words(trouble);
  }

  override render() {
    return html`<form class="card" @submit=${(event: SubmitEvent) => this.send(event)}>
      ${this.again ? html`<h2>${t('app.login.title')}</h2>` : html`<h1>${t('app.login.title')}</h1>`}
      <p class="soft small">${this.again ? t('app.login.again') : t('app.login.why')}</p>
      <label>
        ${t('app.login.user')}
        <input name="user" autocomplete="username" autocapitalize="none" spellcheck="false" required />
      </label>
      <label>
        ${t('app.login.password')}
        <input
          name="password"
          type=${this.visible ? 'text' : 'password'}
          autocomplete="current-password"
          autocapitalize="none"
          spellcheck="false"
          required
        />
      </label>
      <label class="show">
        <input type="checkbox" @change=${() => (this.visible = !this.visible)} /> ${t('app.login.show')}
      </label>
      <p role="alert">${this.trouble}</p>
      <button type="submit" ?disabled=${this.busy}>${t('app.login.send')}</button>
      ${this.again ? nothing : html`<p class="soft small">${t('app.login.first')}</p>`}
    </form>`;
  }
}

customElements.define('login-form', LoginForm);
