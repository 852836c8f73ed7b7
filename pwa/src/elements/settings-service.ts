import { css, html, LitElement, nothing } from 'lit';
import { t } from '../text/text.js';
import { settingsApi, type Changes, type Outcome } from '../live/settings.js';
import { idOf, label } from '../view/settings.js';
import type { Group, Kind, Mistake } from '../wire/settings.js';
import { forms } from './settings-style.js';
import './settings-form.js';
import { base } from './style.js';

/** What is told of a change that was not taken, other than by its mistakes. */
export function troubleOf(outcome: Outcome<unknown>): string {
  switch (outcome.kind) {
    case 'done':
    case 'unfit':
      return '';
    case 'stale':
      return t('app.settings.stale');
    case 'signed-out':
      return t('app.login.again');
    case 'unreachable':
      return t('app.login.unreachable');
    case 'wait':
      return t('app.settings.refused');
    case 'refused':
      if (outcome.status === 403) return t('app.settings.admin');
      return t(outcome.status === 507 ? 'app.settings.disk' : 'app.settings.refused');
  }
}

/**
 * The box, one service, or a new one. Sends `kept` with the group as it is now, or nothing where it
 * is gone, and `again` where it must be read anew.
 */
export class SettingsService extends LitElement {
  static override properties = {
    group: { attribute: false },
    kinds: { attribute: false },
    taken: { attribute: false },
    reason: { attribute: false },
    kind: { state: true },
    typedId: { state: true },
    mistakes: { state: true },
    trouble: { state: true },
    busy: { state: true },
    isAsking: { state: true },
    isKept: { state: true },
  };
  /** Absent for a new one. */
  declare group: Group | undefined;
  declare kinds: Kind[];
  /** Ids that there are. */
  declare taken: string[];
  declare reason: string;
  declare private kind: string;
  declare private typedId: string;
  declare private mistakes: Mistake[];
  declare private trouble: string;
  declare private busy: boolean;
  declare private isAsking: boolean;
  declare private isKept: boolean;

  static override styles = [
    base,
    forms,
    css`
      .danger {
        color: var(--red);
      }
    `,
  ];

  constructor() {
    super();
    this.kinds = [];
    this.taken = [];
    this.reason = '';
    this.kind = 'https';
    this.typedId = '';
    this.mistakes = [];
    this.trouble = '';
    this.busy = false;
    this.isAsking = false;
    this.isKept = false;
  }

  private async settle(asked: Promise<Outcome<Group | null>>) {
    this.busy = true;
    this.isKept = false;
    const outcome = await asked;
    this.busy = false;
    this.trouble = troubleOf(outcome);
    this.mistakes = outcome.kind === 'unfit' ? outcome.mistakes : [];
    if (outcome.kind === 'done') {
      this.isAsking = false;
      this.isKept = true;
      this.dispatchEvent(new CustomEvent('kept', { detail: outcome.value }));
    }
    if (outcome.kind === 'signed-out') this.dispatchEvent(new CustomEvent('lost'));
  }

  private freeId(name: string): string {
    const stem = idOf(name) || this.kind;
    let id = stem;
    for (let next = 2; this.taken.includes(`${this.kind}/${id}`); next++) id = `${stem}-${next}`;
    return id;
  }

  private keep(event: CustomEvent<Changes>) {
    const changes = event.detail;
    const { group } = this;
    if (group !== undefined) return this.settle(settingsApi.change(group, changes));
    const id = this.typedId.trim() || this.freeId(changes.name ?? '');
    return this.settle(settingsApi.add(`${this.kind}/${encodeURIComponent(id)}`, changes));
  }

  private identity() {
    const disabled = this.reason !== '' || this.busy;
    return html`<div class="field">
        <label for="kind">${t('app.settings.kind')}</label>
        <select
          id="kind"
          ?disabled=${disabled}
          @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value)}
        >
          ${this.kinds.map(
            ({ kind }) =>
              html`<option value=${kind} ?selected=${kind === this.kind}>${label(`kind.${kind}`)}</option>`,
          )}
        </select>
        <p class="help">${label(`kind.${this.kind}.help`)}</p>
      </div>
      <details>
        <summary>${t('app.settings.id')}</summary>
        <div class="field">
          <label for="id">${t('app.field.id')}</label>
          <input
            id="id"
            autocapitalize="none"
            autocomplete="off"
            spellcheck="false"
            ?disabled=${disabled}
            .value=${this.typedId}
            @input=${(event: Event) => (this.typedId = (event.target as HTMLInputElement).value)}
          />
          <p class="help">${t('app.settings.id.help')}</p>
        </div>
      </details>`;
  }

  private end(group: Group) {
    const isChanged = group.fields.some(({ source }) => source === 'app');
    if (group.id === 'box' || (!group.added && !isChanged)) return nothing;
    const disabled = this.reason !== '' || this.busy;
    return html`<section class="card stack">
      <p>${t(group.added ? 'app.settings.remove.why' : 'app.settings.undo.all.why')}</p>
      ${
        this.isAsking
          ? html`<div class="actions" role="group" aria-label=${t('app.settings.sure')}>
              <button
                class="tonal danger"
                ?disabled=${disabled}
                @click=${() => this.settle(settingsApi.undo(group))}
              >
                ${t(group.added ? 'app.settings.remove.yes' : 'app.settings.undo.all.yes')}
              </button>
              <button class="plain" @click=${() => (this.isAsking = false)}>${t('app.settings.no')}</button>
            </div>`
          : html`<div>
              <button class="tonal" ?disabled=${disabled} @click=${() => (this.isAsking = true)}>
                ${t(group.added ? 'app.settings.remove' : 'app.settings.undo.all')}
              </button>
            </div>`
      }
    </section>`;
  }

  override render() {
    const { group } = this;
    const fields = group?.fields ?? this.kinds.find(({ kind }) => kind === this.kind)?.fields ?? [];
    return html`<div class="stack">
      <div role="status">${this.isKept ? html`<p class="note">${t('app.settings.kept')}</p>` : nothing}</div>
      <div role="alert">
        ${
          this.trouble === ''
            ? nothing
            : html`<div class="note stack">
                <p>${this.trouble}</p>
                <div>
                  <button class="plain" @click=${() => this.dispatchEvent(new CustomEvent('again'))}>
                    ${t('app.settings.again')}
                  </button>
                </div>
              </div>`
        }
      </div>
      <settings-form
        .fields=${fields}
        .mistakes=${this.mistakes}
        .reason=${this.reason}
        ?busy=${this.busy}
        ?fresh=${group === undefined}
        @keep=${(event: CustomEvent<Changes>) => this.keep(event)}
      >
        ${group === undefined ? this.identity() : nothing}
      </settings-form>
      ${group === undefined ? nothing : this.end(group)}
    </div>`;
  }
}

customElements.define('settings-service', SettingsService);
