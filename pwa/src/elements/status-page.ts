import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../text/text.js';
import type { Store } from '../store/store.js';
import { boxNow, type State } from '../store/state.js';
import { told } from '../view/causes.js';
import { isFresh, seen } from '../view/seen.js';
import { headline } from '../view/sentences.js';
import type { History } from '../wire/history.js';
import type { Status } from '../wire/status.js';
import { icon } from './icons.js';
import { Steps } from './steps.js';
import { base, hero } from './style.js';
import './cause-card.js';
import './light-sign.js';
import './pull-refresh.js';
import './service-card.js';

const DAY_MS = 24 * 3600 * 1000;
const STEPS = 48;
const DAYS_AGE_MS = 5 * 60 * 1000;

/** The first screen: the box's light, what is wrong, and all services. */
export class StatusPage extends LitElement {
  static override properties = {
    store: { attribute: false },
    state: { attribute: false },
    now: { type: Number },
    days: { state: true },
    trouble: { state: true },
  };
  declare store: Store;
  declare state: State;
  declare now: number;
  declare private days: ReadonlyMap<string, History>;
  declare private trouble: string;
  /** What is wrong, and the cards. */
  private readonly steps = new Steps(this, () => (this.state.heard?.status.services.length ?? 0) + 1);
  private daysOf = '';
  private daysAt = 0;

  static override styles = [
    base,
    hero,
    css`
      .hero light-sign {
        width: min(5rem, 22.5vw);
      }
      .services {
        display: grid;
        gap: 0.75rem;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
      }
      .causes {
        display: grid;
        gap: 0.75rem;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr));
      }
      .causes :first-child {
        grid-column: 1 / -1;
      }
      .check {
        position: fixed;
        z-index: 1;
        right: 1rem;
        bottom: calc(var(--bar) + 1rem + env(safe-area-inset-bottom));
      }
      .check button {
        min-height: 3.5rem;
        border-radius: 1rem;
        padding: 0 1.25rem;
        box-shadow: var(--shadow);
      }
      /* Its progress takes the place of its label, and moves nothing. */
      .label {
        display: grid;
      }
      .label > * {
        grid-area: 1 / 1;
      }
      .away {
        visibility: hidden;
      }
      .note {
        flex: 1 0 100%;
        color: var(--red);
      }
      /* Text so large that it would cover what it is about. */
      @media (max-width: 16rem) {
        .check {
          position: static;
        }
      }
      @media (min-width: 48rem) {
        .hero {
          padding: 1.75rem;
        }
        .hero light-sign {
          width: 6.5rem;
        }
        h1 {
          font-size: 2rem;
        }
        .check {
          position: static;
        }
        .check button {
          box-shadow: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.days = new Map();
    this.trouble = '';
  }

  override updated() {
    const { heard, connection } = this.state;
    if (heard === null) return;
    const isDue = connection.kind === 'live' && this.now - this.daysAt > DAYS_AGE_MS;
    const isOther = this.daysOf !== heard.status.boxId;
    if (isDue || isOther) void this.load(heard.status);
  }

  private async load(status: Status) {
    if (this.daysOf !== status.boxId) this.days = new Map();
    this.daysOf = status.boxId;
    this.daysAt = this.now;
    const asked = status.services.filter(({ reason }) => reason !== 'not-configured');
    for (const { id } of asked) {
      const kept = await this.store.history(id, DAY_MS, 0, STEPS + 1);
      if (kept !== undefined && this.daysOf === status.boxId) {
        this.days = new Map(this.days).set(id, kept.value);
      }
    }
  }

  private async check() {
    this.trouble = (await this.store.check()) ? '' : t('app.check.failed');
  }

  private button() {
    const { check, connection } = this.state;
    const running = check?.running === true ? check : undefined;
    const isApart = connection.kind !== 'live';
    return html`<div class="check">
      <button
        ?disabled=${isApart || running !== undefined}
        title=${isApart ? t('app.check.offline') : nothing}
        aria-describedby=${isApart ? 'why-not' : nothing}
        @click=${() => this.check()}
      >
        ${icon('check')}
        <span class="label figures"
          ><span class=${running === undefined ? '' : 'away'}>${t('app.check')}</span>
          ${
            running === undefined
              ? nothing
              : html`<span>${t('app.check.running', { done: running.done, total: running.total })}</span>`
          }
        </span>
      </button>
      <span class="hidden" id="why-not">${isApart ? t('app.check.offline') : nothing}</span>
    </div>`;
  }

  private causes(status: Status) {
    if (status.situations.length === 0) return nothing;
    const isOld = !isFresh(this.state, this.now);
    const now = this.state.heard === null ? this.now : boxNow(this.state.heard, this.now);
    return html`<div class="causes">
      ${repeat(
        status.situations,
        ({ id }) => id,
        (each, at) =>
          html`<cause-card
            .told=${told(each, status.services, now)}
            .stale=${isOld}
            .brief=${at > 0}
          ></cause-card>`,
      )}
    </div>`;
  }

  private services({ services }: Status) {
    const made = services.filter((_, at) => this.steps.has(at + 1));
    return html`<h2>${t('app.services')}</h2>
      <div class="services">
        ${repeat(
          made,
          ({ id }) => id,
          (each) =>
            html`<service-card
              .seen=${seen(each, this.state, this.now)}
              .day=${this.days.get(each.id)}
              .isChecked=${this.state.checked.has(each.id)}
            ></service-card>`,
        )}
      </div>`;
  }

  override render() {
    const { light, title, sentence } = headline(this.state, this.now);
    const status = this.state.heard?.status;
    return html`<pull-refresh .refresh=${() => this.store.refresh()}></pull-refresh>
      <div class="stack">
        <section class="hero ${light}">
          <light-sign .light=${light}></light-sign>
          <div class="words">
            <h1 tabindex="-1">${title}</h1>
            <p>${sentence}</p>
          </div>
          ${status === undefined ? nothing : this.button()}
          ${this.trouble === '' ? nothing : html`<p class="note" role="alert">${this.trouble}</p>`}
        </section>
        ${status === undefined || !this.steps.has(0) ? nothing : [this.causes(status), this.services(status)]}
      </div>`;
  }
}

customElements.define('status-page', StatusPage);
