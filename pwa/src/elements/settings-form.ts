import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { t } from '../text/text.js';
import {
  changesOf,
  choices,
  controlOf,
  help,
  isOn,
  label,
  mistakeText,
  ordered,
  shown,
  typed,
  type Edits,
} from '../view/settings.js';
import type { Changes } from '../live/settings.js';
import type { Field, Mistake } from '../wire/settings.js';
import { forms } from './settings-style.js';
import { base } from './style.js';

/**
 * The settings of one group, to be changed. Sends `keep` with all changes there are to be. What was
 * typed stays until the fields come anew.
 */
export class SettingsForm extends LitElement {
  static override properties = {
    fields: { attribute: false },
    mistakes: { attribute: false },
    reason: { attribute: false },
    busy: { type: Boolean },
    fresh: { type: Boolean },
    edits: { state: true },
  };
  declare fields: Field[];
  declare mistakes: Mistake[];
  /** Why nothing can be changed now; empty where it can. */
  declare reason: string;
  declare busy: boolean;
  /** Whether it is for something that is not there yet. */
  declare fresh: boolean;
  declare private edits: Edits;

  static override styles = [
    base,
    forms,
    css`
      form {
        display: grid;
        gap: 1.25rem;
        grid-template-columns: minmax(0, 1fr);
      }
      .more {
        display: grid;
        gap: 1.25rem;
        padding-top: 0.5rem;
      }
      .keep {
        position: sticky;
        z-index: 1;
        bottom: calc(var(--bar) + env(safe-area-inset-bottom));
        margin: 0 -1rem -1rem;
        padding: 0.75rem 1rem;
        background: var(--card);
        border-top: 1px solid var(--line);
        border-radius: 0 0 var(--round) var(--round);
      }
    `,
  ];

  constructor() {
    super();
    this.mistakes = [];
    this.reason = '';
    this.busy = false;
    this.fresh = false;
    this.edits = new Map();
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('fields')) this.edits = new Map();
  }

  override updated(changed: PropertyValues<this>) {
    if (changed.has('mistakes') && this.mistakes.length > 0) {
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
  }

  private type(field: Field, text: string) {
    this.edits = typed(field, text, this.edits);
  }

  private undo(field: Field) {
    this.edits = new Map(this.edits).set(field.name, undefined);
  }

  private send(event: SubmitEvent) {
    event.preventDefault();
    const detail: Changes = changesOf(this.fields, this.edits);
    this.dispatchEvent(new CustomEvent('keep', { detail }));
  }

  private input(field: Field, invalid: boolean): TemplateResult {
    const disabled = this.reason !== '' || field.locked || this.busy;
    const text = shown(field, this.edits);
    const on = (event: Event) => this.type(field, (event.target as HTMLInputElement).value);
    const about = `${field.name}-help`;
    switch (controlOf(field)) {
      case 'switch':
        return html`<label class="toggle">
          ${label(field.name)}
          <input
            type="checkbox"
            role="switch"
            name=${field.name}
            .checked=${isOn(text, field)}
            ?disabled=${disabled}
            aria-describedby=${about}
            aria-invalid=${invalid}
            @change=${(event: Event) => this.type(field, String((event.target as HTMLInputElement).checked))}
          />
        </label>`;
      case 'choice':
        return html`<label for=${field.name}>${label(field.name)}</label>
          <select
            id=${field.name}
            name=${field.name}
            ?disabled=${disabled}
            aria-describedby=${about}
            aria-invalid=${invalid}
            @change=${on}
          >
            ${choices(field).map(
              (each) =>
                html`<option value=${each} ?selected=${each === (text || field.fallback)}>${each}</option>`,
            )}
          </select>`;
      case 'secret':
      case 'text':
        return html`<label for=${field.name}>${label(field.name)}</label>
          <input
            id=${field.name}
            name=${field.name}
            type=${field.secret ? 'password' : 'text'}
            autocomplete=${field.secret ? 'new-password' : 'off'}
            autocapitalize=${['name', 'purpose', 'effect'].includes(field.name) ? 'sentences' : 'none'}
            spellcheck="false"
            inputmode=${field.name === 'port' ? 'numeric' : field.name === 'url' ? 'url' : 'text'}
            placeholder=${field.fallback ?? ''}
            .value=${text}
            ?disabled=${disabled}
            aria-describedby=${about}
            aria-invalid=${invalid}
            @focus=${(event: Event) => field.secret && (event.target as HTMLInputElement).select()}
            @input=${on}
          />`;
    }
  }

  private origin(field: Field) {
    if (field.locked) {
      const key = field.source === 'environment' ? 'app.settings.locked' : 'app.settings.locked.file';
      return html`<p class="help">${t(key)}</p>`;
    }
    const isTaken = this.edits.has(field.name) && this.edits.get(field.name) === undefined;
    if (field.source !== 'app' || this.fresh || isTaken) return nothing;
    const before = field.beneath ?? field.fallback;
    return html`<div class="changed">
      <span>
        ${before === null ? t('app.settings.changed') : t('app.settings.changed.from', { before })}
      </span>
      <button
        type="button"
        class="plain"
        ?disabled=${this.reason !== '' || this.busy}
        aria-label=${t('app.settings.undo.of', { name: label(field.name) })}
        @click=${() => this.undo(field)}
      >
        ${t('app.settings.undo')}
      </button>
    </div>`;
  }

  private field(field: Field) {
    const mistakes = this.mistakes.filter(({ name }) => name === field.name).map(mistakeText);
    const hint = help(field);
    return html`<div class="field">
      ${this.input(field, mistakes.length > 0)}
      <div id=${`${field.name}-help`}>
        ${mistakes.map((each) => html`<p class="mistake">${each}</p>`)}
        ${mistakes.length > 0 || hint === '' ? nothing : html`<p class="help">${hint}</p>`}
      </div>
      ${this.origin(field)}
    </div>`;
  }

  private stray() {
    const names = new Set(this.fields.map(({ name }) => name));
    const stray = this.mistakes.filter(({ name }) => !names.has(name));
    return stray.length === 0
      ? nothing
      : html`<ul class="mistake">
          ${stray.map((each) => html`<li>${label(each.name)}: ${mistakeText(each)}</li>`)}
        </ul>`;
  }

  override render() {
    const { first, more } = ordered(this.fields);
    const isTouched = this.edits.size > 0 || this.fresh;
    const isWrong = more.some((field) => this.mistakes.some(({ name }) => name === field.name));
    return html`<form class="card" novalidate @submit=${(event: SubmitEvent) => this.send(event)}>
      <slot></slot>
      ${first.map((field) => this.field(field))}
      ${
        more.length === 0
          ? nothing
          : html`<details ?open=${isWrong}>
              <summary>${t('app.settings.more')}</summary>
              <div class="more">${more.map((field) => this.field(field))}</div>
            </details>`
      }
      <div class="keep stack">
        <div role="alert">
          ${this.mistakes.length === 0 ? nothing : html`<p class="mistake">${t('app.settings.unfit')}</p>`}
          ${this.stray()}
        </div>
        ${this.reason === '' ? nothing : html`<p class="soft small">${this.reason}</p>`}
        <div class="actions">
          <button type="submit" ?disabled=${this.reason !== '' || this.busy || !isTouched}>
            ${t(this.busy ? 'app.settings.keeping' : 'app.settings.keep')}
          </button>
          ${
            this.edits.size === 0
              ? nothing
              : html`<button
                  type="button"
                  class="plain"
                  ?disabled=${this.busy}
                  @click=${() => (this.edits = new Map())}
                >
                  ${t('app.settings.discard')}
                </button>`
          }
        </div>
      </div>
    </form>`;
  }
}

customElements.define('settings-form', SettingsForm);
