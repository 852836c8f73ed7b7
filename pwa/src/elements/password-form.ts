import { css, html, LitElement, nothing } from 'lit';
import { language, t } from '../text/text.js';
import { span } from '../text/manner.js';
import { settingsApi, type Outcome } from '../live/settings.js';
import { forms } from './settings-style.js';
import { base } from './style.js';

function words(outcome: Outcome<null>): string {
  switch (outcome.kind) {
    case 'done':
      return '';
    case 'wait':
      return t('app.login.wait', { wait: span(outcome.seconds * 1000, language()) });
    case 'signed-out':
      return t('app.login.again');
    case 'unreachable':
      return t('app.login.unreachable');
    case 'refused':
    case 'unfit':
    case 'stale':
      break;
  }
  const status = outcome.kind === 'refused' ? outcome.status : 0;
  if (status === 403) return t('app.password.wrong');
  return t(status === 409 ? 'app.password.configured' : 'app.password.weak');
}

/** A new password for a user, proven by that of whoever is logged in. Sends `changed`. */
export class PasswordForm extends LitElement {
  static override properties = {
    user: { attribute: false },
    own: { type: Boolean },
    reason: { attribute: false },
    trouble: { state: true },
    busy: { state: true },
    visible: { state: true },
    isDone: { state: true },
  };
  declare user: string;
  /** Whether it is that of whoever is logged in. */
  declare own: boolean;
  declare reason: string;
  declare private trouble: string;
  declare private busy: boolean;
  declare private visible: boolean;
  declare private isDone: boolean;

  static override styles = [
    base,
    forms,
    css`
      form {
        display: grid;
        gap: 1rem;
      }
    `,
  ];

  constructor() {
    super();
    this.reason = '';
    this.trouble = '';
    this.busy = false;
    this.visible = false;
    this.isDone = false;
  }

  private async send(event: SubmitEvent) {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const of = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    this.isDone = false;
    if (of('password') !== of('again')) {
      this.trouble = t('app.password.differ');
      return;
    }
    this.busy = true;
    this.trouble = '';
    const outcome = await settingsApi.password(this.user, of('current'), of('password'));
    this.busy = false;
    this.trouble = words(outcome);
    this.isDone = outcome.kind === 'done';
    if (this.isDone) {
      form.reset();
      this.dispatchEvent(new CustomEvent('changed'));
    }
  }

  private input(name: string, label: string, complete: string) {
    const isNew = name !== 'current';
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        type=${this.visible ? 'text' : 'password'}
        autocomplete=${complete}
        autocapitalize="none"
        spellcheck="false"
        required
        minlength=${isNew ? 10 : 1}
        maxlength="128"
        aria-describedby=${name === 'password' ? 'rule' : nothing}
        ?disabled=${this.reason !== '' || this.busy}
      />
      ${name === 'password' ? html`<p id="rule" class="help">${t('app.password.rule')}</p>` : nothing}
    </div>`;
  }

  override render() {
    const { own, user } = this;
    return html`<form class="card" @submit=${(event: SubmitEvent) => this.send(event)}>
      <h2>${own ? t('app.password.own') : t('app.password.of', { user })}</h2>
      ${own ? nothing : html`<p class="soft small">${t('app.password.of.why', { user })}</p>`}
      <input type="text" name="user" autocomplete="username" value=${user} hidden />
      ${this.input('current', own ? t('app.password.current') : t('app.password.proof'), 'current-password')}
      ${this.input('password', t('app.password.new'), 'new-password')}
      ${this.input('again', t('app.password.again'), 'new-password')}
      <label class="toggle">
        ${t('app.login.show')}
        <input type="checkbox" role="switch" @change=${() => (this.visible = !this.visible)} />
      </label>
      <p role="alert" class="mistake">${this.trouble}</p>
      <p role="status">${this.isDone ? t('app.password.done') : ''}</p>
      ${this.reason === '' ? nothing : html`<p class="soft small">${this.reason}</p>`}
      <div>
        <button type="submit" ?disabled=${this.reason !== '' || this.busy}>${t('app.password.save')}</button>
      </div>
    </form>`;
  }
}

customElements.define('password-form', PasswordForm);
