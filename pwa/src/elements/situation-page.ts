import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Store } from '../store/store.js';
import { boxNow, type State } from '../store/state.js';
import { language, t } from '../text/text.js';
import { moment, percent } from '../text/manner.js';
import { changed, report, told, transition } from '../view/causes.js';
import { isFresh } from '../view/seen.js';
import { serviceName } from '../view/sentences.js';
import type { Situation, Transition } from '../wire/situation.js';
import { icon } from './icons.js';
import { shareText } from './share.js';
import { base } from './style.js';
import './cause-card.js';
import './light-sign.js';

/** One situation: cause, owner, proof, course; to be read and to be sent on. */
export class SituationPage extends LitElement {
  static override properties = {
    store: { attribute: false },
    state: { attribute: false },
    now: { type: Number },
    situation: {},
    past: { state: true },
    done: { state: true },
  };
  declare store: Store;
  declare state: State;
  declare now: number;
  declare situation: string;
  declare private past: Situation[] | undefined;
  declare private done: string;

  static override styles = [
    base,
    css`
      li {
        overflow-wrap: anywhere;
      }
      .proof li {
        padding-left: 1.25rem;
        position: relative;
      }
      .proof li::before {
        content: '•';
        position: absolute;
        left: 0.25rem;
        color: var(--soft);
      }
      ul,
      ol {
        display: grid;
        gap: 0.625rem;
        margin-top: 0.75rem;
      }
      ol li {
        display: grid;
        grid-template-columns: 1.5rem minmax(0, 1fr);
        gap: 0 0.75rem;
      }
      ol light-sign {
        width: 1.5rem;
        grid-row: span 2;
      }
      li a {
        display: inline-flex;
        align-items: center;
        min-width: 2.75rem;
        min-height: 2.75rem;
      }
      .code {
        font:
          0.8125rem ui-monospace,
          monospace;
      }
      .note {
        white-space: pre-line;
      }
    `,
  ];

  constructor() {
    super();
    this.done = '';
  }

  protected override updated(changed: PropertyValues) {
    const isHere = this.found() !== undefined;
    if (!isHere && this.past === undefined && this.state.heard !== null && changed.has('state')) {
      void this.store.situations().then((kept) => (this.past = kept?.value));
    }
  }

  private found(): Situation | undefined {
    const open = this.state.heard?.status.situations ?? [];
    return [...open, ...(this.past ?? [])].find(({ id }) => id === this.situation);
  }

  private async share(text: string) {
    const how = await shareText(`${this.situation}.txt`, text);
    this.done = how === 'saved' ? t('app.situation.shared') : '';
  }

  private change(each: Transition, situation: Situation) {
    const name = changed(each, situation, this.state.heard?.status.services ?? []);
    return html`<li>
      <light-sign .light=${each.light}></light-sign>
      <span class="soft small figures">${moment(each.at, language())}</span>
      <span>${name === undefined ? nothing : html`<b>${name}:</b> `}${transition(each)}</span>
    </li>`;
  }

  private course(situation: Situation) {
    if (situation.timeline.length === 0) return nothing;
    return html`<section class="card">
      <h2>${t('app.situation.timeline')}</h2>
      <ol>
        ${situation.timeline.map((each) => this.change(each, situation))}
      </ol>
      ${
        situation.leftOut === 0
          ? nothing
          : html`<p class="soft small">${t('app.situation.left-out', { count: situation.leftOut })}</p>`
      }
    </section>`;
  }

  private affected(situation: Situation) {
    const services = this.state.heard?.status.services ?? [];
    const hit = services.filter(({ id }) => situation.affects.includes(id));
    if (hit.length === 0) return nothing;
    return html`<section class="card">
      <h2>${t('app.situation.affects')}</h2>
      <ul>
        ${hit.map((each) => html`<li><a href="#/services/${each.id}">${serviceName(each)}</a></li>`)}
      </ul>
    </section>`;
  }

  override render() {
    const situation = this.found();
    const heard = this.state.heard;
    if (situation === undefined || heard === null) return html`<p>${t('app.situation.gone')}</p>`;
    const { services, boxName } = heard.status;
    const now = boxNow(heard, this.now);
    const what = told(situation, services, now);
    const isOld = situation.until === null && !isFresh(this.state, this.now);
    return html`<div class="stack">
      <h1 class="hidden">${t('app.nav.situations')}: ${what.sentence}</h1>
      <cause-card .told=${what} .stale=${isOld} .whole=${true}></cause-card>
      <div>
        <button class="tonal" @click=${() => this.share(report(situation, services, boxName, now))}>
          ${icon('share')} ${t('app.situation.share')}
        </button>
        <span role="status">${this.done}</span>
      </div>
      ${
        what.evidence.length === 0
          ? nothing
          : html`<section class="card proof">
              <h2>${t('page.evidence')}</h2>
              <ul>
                ${what.evidence.map((each) => html`<li>${each}</li>`)}
              </ul>
            </section>`
      }
      ${this.course(situation)} ${this.affected(situation)}
      ${
        situation.note === null
          ? nothing
          : html`<section class="card">
              <h2>${t('app.situation.note')}</h2>
              <p class="note">${situation.note.text}</p>
              <p class="soft small">${situation.note.by}</p>
            </section>`
      }
      <p class="soft">
        ${
          situation.confidence === null
            ? nothing
            : html`${t('app.confidence')} ${percent(situation.confidence, language())} · `
        }
        <span class="code">${situation.cause}</span>
      </p>
    </div>`;
  }
}

customElements.define('situation-page', SituationPage);
