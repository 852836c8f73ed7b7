import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { shipped, t } from '../text/text.js';
import { settingsApi, type Outcome } from '../live/settings.js';
import type { Store } from '../store/store.js';
import type { State } from '../store/state.js';
import { hashOf } from '../view/route.js';
import { isOn, label } from '../view/settings.js';
import type { Group, Settings } from '../wire/settings.js';
import { troubleOf } from './settings-service.js';
import { forms } from './settings-style.js';
import { base } from './style.js';
import './about-page.js';
import './certificate-page.js';
import './password-form.js';

const NEW = 'new';

function fieldOf(group: Group, name: string) {
  return group.fields.find((field) => field.name === name);
}

function nameOf(group: Group): string {
  return shipped(fieldOf(group, 'name')?.value ?? group.id);
}

function isEnabled(group: Group): boolean {
  const field = fieldOf(group, 'enabled');
  return field === undefined || isOn(field.value ?? '', field);
}

function isChanged(group: Group): boolean {
  return group.fields.some(({ source }) => source === 'app');
}

/** What can be changed on the box, who may, and what it is. */
export class SettingsPage extends LitElement {
  static override properties = {
    store: { attribute: false },
    state: { attribute: false },
    place: { attribute: false },
    asked: { state: true },
  };
  declare store: Store;
  declare state: State;
  declare place: string;
  declare private asked: Outcome<Settings> | undefined;

  static override styles = [
    base,
    forms,
    css`
      .columns {
        display: grid;
        gap: 1rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        align-items: start;
      }
      .narrow {
        max-width: 40rem;
      }
    `,
  ];

  private get isAdmin(): boolean {
    return this.state.session?.user === 'admin';
  }

  override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('state');
    const isBack = before !== undefined && before.connection.kind !== 'live' && this.reason() === '';
    const isOther = changed.has('place') && ['', NEW].includes(this.place);
    const isFirst = this.asked === undefined && before?.session !== this.state.session;
    // A form that is open keeps what was typed into it.
    const isWanted = this.place === '' || this.asked?.kind !== 'done';
    if (this.isAdmin && (isFirst || isOther || (isBack && isWanted))) void this.read();
  }

  private async read() {
    const asked = await settingsApi.all();
    // What was read stays when it cannot be read again.
    if (asked.kind === 'done' || this.asked?.kind !== 'done') this.asked = asked;
    if (asked.kind === 'signed-out') await this.store.refresh();
  }

  private reason(): string {
    if (this.state.connection.kind === 'live') return '';
    return t(this.state.connection.kind === 'signed-out' ? 'app.settings.login' : 'app.settings.offline');
  }

  private async kept(group: Group | null) {
    if (group === null) {
      location.hash = hashOf({ page: 'settings', place: '' });
      return;
    }
    const isNew = this.place === NEW;
    // First what there is now, then its place: or it would not be found there.
    await this.read();
    // Who has gone elsewhere meanwhile stays there.
    if (isNew && this.place === NEW)
      location.hash = hashOf({ page: 'settings', place: `services/${group.id}` });
  }

  private row(place: string, title: string, note: string, chips: unknown = nothing) {
    return html`<a href=${hashOf({ page: 'settings', place })}>
      <span>${title}</span>
      <small>${note}</small>
      <span class="chips">${chips}</span>
    </a>`;
  }

  private serviceRow(group: Group) {
    const [kind = ''] = group.id.split('/');
    const where = ['url', 'host', 'server', 'query'].map((name) => fieldOf(group, name)?.value);
    const address = where.find((each) => each !== null && each !== undefined);
    return html`<li>
      ${this.row(
        `services/${group.id}`,
        nameOf(group),
        address ?? `${label(`kind.${kind}`)} · ${t('app.settings.unset')}`,
        html`${isEnabled(group) ? nothing : html`<span class="chip off">${t('app.settings.off')}</span>`}
        ${group.added ? html`<span class="chip">${t('app.settings.added')}</span>` : nothing}
        ${
          !group.added && isChanged(group)
            ? html`<span class="chip">${t('app.settings.changed.chip')}</span>`
            : nothing
        }`,
      )}
    </li>`;
  }

  private hub(settings: Settings) {
    const { box, services, certificate, hotspot, unfit } = settings;
    const until = certificate.sources.some(({ served, defects }) => !served || defects.length > 0);
    return html`${
        unfit.length === 0
          ? nothing
          : html`<section class="note stack" role="alert">
              <p>${t('app.settings.set-aside')}</p>
              <ul class="code">
                ${unfit.map((line) => html`<li>${line}</li>`)}
              </ul>
            </section>`
      }
      <div class="columns">
        <section class="stack">
          <div class="card rows">
            ${this.row('box', t('app.settings.box'), nameOf(box))}
            ${this.row('users', t('app.settings.users'), t('app.settings.users.why'))}
            ${this.row(
              'certificate',
              t('app.settings.certificate'),
              certificate.sources.map(({ issuer }) => issuer).join(', '),
              until ? html`<span class="chip">${t('app.settings.look')}</span>` : nothing,
            )}
            ${this.row('hotspot', t('app.settings.hotspot'), hotspot.ssid)}
            ${this.row('about', t('app.settings.about'), this.state.heard?.status.version ?? '')}
          </div>
        </section>
        <section class="stack" aria-labelledby="services">
          <h2 id="services">${t('app.settings.services')}</h2>
          <ul class="card rows">
            ${services.map((group) => this.serviceRow(group))}
          </ul>
          <div>
            <a class="button tonal" href=${hashOf({ page: 'settings', place: NEW })}>
              ${t('app.settings.new')}
            </a>
          </div>
        </section>
      </div>`;
  }

  private form(settings: Settings, group: Group | undefined) {
    return html`<settings-service
      class="narrow"
      .group=${group}
      .kinds=${settings.kinds}
      .taken=${settings.services.map(({ id }) => id)}
      .reason=${this.reason()}
      @kept=${(event: CustomEvent<Group | null>) => this.kept(event.detail)}
      @again=${() => this.read()}
      @lost=${() => this.store.refresh()}
    ></settings-service>`;
  }

  private users(settings: Settings | undefined) {
    const own = this.state.session?.user ?? 'viewer';
    const others = settings?.users.filter(({ user }) => user !== own) ?? [];
    const how = (user: string) => settings?.users.find((each) => each.user === user)?.password;
    const form = (user: string, isOwn: boolean) =>
      how(user) === 'configured'
        ? html`<section class="card stack">
            <h2>${isOwn ? t('app.password.own') : t('app.password.of', { user })}</h2>
            <p>${t('app.password.configured')}</p>
          </section>`
        : html`<password-form
            .user=${user}
            ?own=${isOwn}
            .reason=${this.reason()}
            @changed=${() => this.store.refresh()}
          ></password-form>`;
    return html`<div class="columns">${form(own, true)} ${others.map(({ user }) => form(user, false))}</div>`;
  }

  private hotspot({ hotspot }: Settings) {
    const state = this.state.heard?.status.box.hotspot;
    const row = (name: string, value: string) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`<section class="card stack narrow">
      <dl>
        ${row(t('app.hotspot.ssid'), hotspot.ssid)}
        ${row(t('app.hotspot.state'), state === undefined ? '–' : label(`hotspot.${state}`))}
        ${row(t('app.hotspot.network'), hotspot.network)}
        ${row(t('app.hotspot.fallback'), t(hotspot.fallback ? 'app.hotspot.yes' : 'app.hotspot.no'))}
      </dl>
      <p class="soft small">${t('app.hotspot.label')}</p>
    </section>`;
  }

  private body() {
    if (this.place === 'about') return html`<about-page class="narrow"></about-page>`;
    if (this.state.session === null) {
      return html`<p class="soft">${this.reason() || t('app.settings.reading')}</p>`;
    }
    if (!this.isAdmin) {
      return html`${this.users(undefined)}
        <p class="soft">${t('app.settings.admin')}</p>
        <p><a href=${hashOf({ page: 'settings', place: 'about' })}>${t('app.settings.about')}</a></p>`;
    }
    const { asked } = this;
    if (asked === undefined) {
      return html`<p class="soft">${this.reason() || t('app.settings.reading')}</p>`;
    }
    if (asked.kind !== 'done') {
      return html`<section class="note stack">
        <p>${troubleOf(asked)}</p>
        <div><button class="plain" @click=${() => this.read()}>${t('app.settings.again')}</button></div>
      </section>`;
    }
    return this.screen(asked.value);
  }

  private screen(settings: Settings) {
    const service = settings.services.find(({ id }) => this.place === `services/${id}`);
    switch (this.place) {
      case '':
        return this.hub(settings);
      case 'box':
        return this.form(settings, settings.box);
      case NEW:
        return this.form(settings, undefined);
      case 'users':
        return this.users(settings);
      case 'certificate':
        return html`<certificate-page
          class="narrow"
          .certificate=${settings.certificate}
        ></certificate-page>`;
      case 'hotspot':
        return this.hotspot(settings);
      default:
        return service === undefined ? html`<p>${t('app.settings.gone')}</p>` : this.form(settings, service);
    }
  }

  private heading(): string {
    const settings = this.asked?.kind === 'done' ? this.asked.value : undefined;
    switch (this.place) {
      case 'box':
        return t('app.settings.box');
      case NEW:
        return t('app.settings.new');
      case 'users':
        return t('app.settings.users');
      case 'certificate':
        return t('app.settings.certificate');
      case 'hotspot':
        return t('app.settings.hotspot');
      case 'about':
        return t('app.settings.about');
      default: {
        const group = settings?.services.find(({ id }) => this.place === `services/${id}`);
        return group === undefined ? t('app.settings') : nameOf(group);
      }
    }
  }

  override render() {
    const reason = this.reason();
    return html`<div class="stack">
      <h1>${this.heading()}</h1>
      ${reason === '' || this.place !== '' ? nothing : html`<p class="note">${reason}</p>`} ${this.body()}
    </div>`;
  }
}

customElements.define('settings-page', SettingsPage);
