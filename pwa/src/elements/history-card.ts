import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Key } from '#keys';
import type { Kept } from '../store/keep.js';
import type { Store } from '../store/store.js';
import { language, t } from '../text/text.js';
import { numbers } from '../text/formats.js';
import { percent, span } from '../text/manner.js';
import { failures, spells } from '../view/chart.js';
import { age, faultSort } from '../view/sentences.js';
import type { Figures, History } from '../wire/history.js';
import type { Situation } from '../wire/situation.js';
import { Steps } from './steps.js';
import { base } from './style.js';
import './failed-attempts.js';
import './history-chart.js';

const HOUR_MS = 3600 * 1000;
const POINTS = 300;
const WINDOWS = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
};
type Window = keyof typeof WINDOWS;
const NAMES = Object.keys(WINDOWS) as Window[];
const LABELS: Record<Window, Key> = {
  hour: 'app.history.hour',
  day: 'app.history.day',
  week: 'app.history.week',
  month: 'app.history.month',
};
/** How often what is shown is asked for again. */
const RENEW_MS = 60_000;

/** The past of one service: a window of time, its figures, its chart, and its failures. */
export class HistoryCard extends LitElement {
  static override properties = {
    store: { attribute: false },
    service: {},
    isLive: { type: Boolean },
    now: { type: Number },
    window: { state: true },
    back: { state: true },
    kept: { state: true },
    isLoading: { state: true },
    situations: { state: true },
  };
  declare store: Store;
  declare service: string;
  declare isLive: boolean;
  declare now: number;
  declare private window: Window;
  /** How many half windows before now it ends. */
  declare private back: number;
  declare private kept: Kept<History> | undefined;
  declare private isLoading: boolean;
  declare private situations: Situation[];
  private askedAt = 0;
  /** The chart, then the failures. */
  private readonly steps = new Steps(this, () => (this.kept === undefined ? 0 : 2));

  static override styles = [
    base,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        border: 1px solid var(--soft);
        border-radius: 1.375rem;
        padding: 0;
        overflow: hidden;
        max-width: 100%;
      }
      fieldset button {
        flex: 1 0 auto;
        border-radius: 0;
        background: none;
        color: var(--text);
        padding: 0 min(0.875rem, 3vw);
        font-weight: 500;
      }
      fieldset button[aria-pressed='true'] {
        background: var(--chosen);
        color: var(--on-chosen);
        font-weight: 650;
      }
      fieldset button:focus-visible {
        outline-offset: -3px;
        border-radius: 1.25rem;
      }
      dl {
        grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
      }
      dd {
        font-size: 1.125rem;
        font-weight: 600;
      }
      .empty {
        min-height: 240px;
        display: grid;
        place-items: center;
        text-align: center;
      }
      .walk {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1rem;
        padding: 0.5rem 0;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li span:first-child {
        flex: 1 1 9rem;
      }
      li span:last-child {
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.window = 'day';
    this.back = 0;
    this.isLoading = true;
    this.situations = [];
    this.isLive = false;
    this.now = 0;
  }

  protected override updated(changed: PropertyValues) {
    const isOther = changed.has('service') || changed.has('window') || changed.has('back');
    const isDue = this.isLive && this.back === 0 && this.now - this.askedAt > RENEW_MS;
    const isBack = changed.has('isLive') && this.isLive;
    if (isOther || isDue || isBack) void this.load(isOther);
  }

  private async load(isOther: boolean) {
    const asked = `${this.service} ${this.window} ${this.back}`;
    this.askedAt = this.now;
    if (isOther) this.isLoading = true;
    const length = WINDOWS[this.window];
    const kept = await this.store.history(this.service, length, (this.back * length) / 2, POINTS);
    if (asked !== `${this.service} ${this.window} ${this.back}`) return;
    this.kept = kept;
    this.isLoading = false;
    this.situations = (await this.store.situations())?.value ?? [];
  }

  private choose(window: Window) {
    this.back = 0;
    this.window = window;
  }

  private figures({ summary }: History) {
    const millis = (value: number | null) => (value === null ? '–' : span(value, language()));
    const share = summary.availability;
    const figure = (label: string, value: string) =>
      html`<div>
        <dt>${label}</dt>
        <dd class="figures">${value}</dd>
      </div>`;
    return html`<dl>
      ${figure(t('app.history.availability'), share === null ? '–' : percent(share, language()))}
      ${figure(t('app.history.p50'), millis(summary.p50Ms))}
      ${figure(t('app.history.p95'), millis(summary.p95Ms))}
      ${figure(t('app.history.failed'), this.count(summary))}
    </dl>`;
  }

  private count({ failed, attempts }: Figures): string {
    const number = (value: number) => numbers(language()).format(value);
    return t('app.history.failed.count', { failed: number(failed), attempts: number(attempts) });
  }

  private failures(history: History) {
    const all = failures(history);
    return html`<h2>${t('app.failures')}</h2>
      ${
        all.length === 0
          ? html`<p class="soft">${t('app.failures.none')}</p>`
          : html`<ul>
                ${all.map(
                  ({ layer, code, times }) =>
                    html`<li>
                      <span>${faultSort(layer, code)}</span>
                      <span class="soft figures">${t('app.failures.times', { count: times })}</span>
                    </li>`,
                )}
              </ul>
              <failed-attempts
                .store=${this.store}
                .history=${history}
                .isLive=${this.isLive}
              ></failed-attempts>`
      }`;
  }

  private empty(text: string) {
    return html`<p class="empty soft">${text}</p>`;
  }

  private content() {
    const { kept } = this;
    if (kept === undefined) {
      return this.empty(this.isLoading ? t('app.history.loading') : t('app.history.offline'));
    }
    const history = kept.value;
    if (history.points.length === 0) return this.empty(t('app.history.none'));
    return html`${
      this.isLive
        ? nothing
        : html`<p class="soft small">${t('app.history.kept', { age: age(this.now - kept.receivedAt) })}</p>`
    }
    ${this.figures(history)} ${this.steps.has(0) ? this.chart(history) : this.empty('')}`;
  }

  private chart(history: History) {
    return html`<div>
      <history-chart .history=${history} .spells=${spells(history, this.situations)}></history-chart>
      <p class="soft small">
        ${t(matchMedia('(hover: none)').matches ? 'app.history.pinch' : 'app.history.zoom')}
      </p>
    </div>`;
  }

  override render() {
    return html`<section class="card stack">
      <div class="head">
        <h2>${t('app.history')}</h2>
        <fieldset aria-label=${t('app.history.window')}>
          ${NAMES.map(
            (name) =>
              html`<button aria-pressed=${name === this.window} @click=${() => this.choose(name)}>
                ${t(LABELS[name])}
              </button>`,
          )}
        </fieldset>
      </div>
      ${this.content()}
      <div class="walk">
        <button class="plain" ?disabled=${!this.isLive} @click=${() => this.back++}>
          ← ${t('app.history.earlier')}
        </button>
        <button class="plain" ?disabled=${!this.isLive || this.back === 0} @click=${() => this.back--}>
          ${t('app.history.later')} →
        </button>
      </div>
      ${this.kept === undefined || !this.steps.has(1) ? nothing : this.failures(this.kept.value)}
    </section>`;
  }
}

customElements.define('history-card', HistoryCard);
