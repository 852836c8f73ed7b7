import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Store } from '../store/store.js';
import { t } from '../text/text.js';
import { lastFailing, latest } from '../view/attempts.js';
import type { Attempt, History } from '../wire/history.js';
import { base } from './style.js';

const MOST = 5;

/** The latest failures of a history one by one: when, why, and how far each attempt came. */
export class FailedAttempts extends LitElement {
  static override properties = {
    store: { attribute: false },
    history: { attribute: false },
    isLive: { type: Boolean },
    attempts: { state: true },
  };
  declare store: Store;
  declare history: History;
  declare isLive: boolean;
  declare private attempts: Attempt[];

  static override styles = [
    base,
    css`
      h3 {
        font-size: 0.9375rem;
        margin: 0.75rem 0 0.25rem;
      }
      li {
        padding: 0.5rem 0;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
    `,
  ];

  constructor() {
    super();
    this.attempts = [];
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has('history') || (changed.has('isLive') && this.isLive)) void this.load(this.history);
  }

  private async load(history: History) {
    const window = lastFailing(history);
    const found =
      window === undefined || !this.isLive
        ? []
        : await this.store.attempts(history.id, window.from, window.to);
    if (history === this.history) this.attempts = found;
  }

  override render() {
    const failed = latest(this.attempts, MOST);
    if (failed.length === 0) return nothing;
    return html`<h3>${t('app.failures.latest')}</h3>
      <ul>
        ${failed.map(
          ({ at, what, steps }) =>
            html`<li>
              <p>${what}</p>
              <p class="soft small figures">${at}${steps === '' ? nothing : html` · ${steps}`}</p>
            </li>`,
        )}
      </ul>`;
  }
}

customElements.define('failed-attempts', FailedAttempts);
