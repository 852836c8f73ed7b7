import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Kept } from '../store/keep.js';
import type { Store } from '../store/store.js';
import { boxNow, type State } from '../store/state.js';
import { t } from '../text/text.js';
import { told } from '../view/causes.js';
import { isFresh } from '../view/seen.js';
import { age } from '../view/sentences.js';
import type { Situation } from '../wire/situation.js';
import { base } from './style.js';
import './light-sign.js';

const RENEW_MS = 30_000;

/** What is and was wrong, the latest first. */
export class SituationsPage extends LitElement {
  static override properties = {
    store: { attribute: false },
    state: { attribute: false },
    now: { type: Number },
    kept: { state: true },
  };
  declare store: Store;
  declare state: State;
  declare now: number;
  declare private kept: Kept<Situation[]> | undefined;
  private asked = '';
  private askedAt = 0;

  static override styles = [
    base,
    css`
      a {
        display: grid;
        grid-template-columns: min(2rem, 9vw) minmax(0, 1fr);
        gap: 0.25rem 0.75rem;
        color: inherit;
        text-decoration: none;
      }
      light-sign {
        width: min(2rem, 9vw);
      }
      a:hover {
        border-color: var(--action);
      }
      a > p {
        grid-column: 2;
      }
      ul {
        display: grid;
        gap: 0.75rem;
      }
    `,
  ];

  protected override updated(changed: PropertyValues) {
    const heard = this.state.heard;
    if (heard === null || !changed.has('state')) return;
    const open = heard.status.situations.map(({ id }) => id).join();
    const asked = `${heard.status.boxId} ${this.state.connection.kind} ${open}`;
    if (asked !== this.asked || this.now - this.askedAt > RENEW_MS) {
      this.asked = asked;
      this.askedAt = this.now;
      void this.store.situations().then((kept) => (this.kept = kept ?? this.kept));
    }
  }

  private entry(situation: Situation) {
    const heard = this.state.heard;
    if (heard === null) return nothing;
    const now = boxNow(heard, this.now);
    const what = told(situation, heard.status.services, now);
    const light = isFresh(this.state, this.now) || situation.until !== null ? what.light : 'grey';
    return html`<li>
      <a class="card ${light}" href="#/situations/${situation.id}">
        <light-sign .light=${light}></light-sign>
        <h3>${what.sentence}</h3>
        <p class="small">${what.owner}</p>
        <p class="soft small">${what.time}</p>
      </a>
    </li>`;
  }

  private group(title: string, situations: Situation[]) {
    return situations.length === 0
      ? nothing
      : html`<h2>${title}</h2>
          <ul>
            ${situations.map((each) => this.entry(each))}
          </ul>`;
  }

  override render() {
    // Without an answer yet, what is open now is known all the same.
    const all = this.kept?.value ?? this.state.heard?.status.situations ?? [];
    const isLive = this.state.connection.kind === 'live';
    return html`<div class="stack">
      <h1>${t('app.nav.situations')}</h1>
      ${
        isLive || this.kept === undefined
          ? nothing
          : html`<p class="soft">
              ${t('app.situations.kept', { age: age(this.now - this.kept.receivedAt) })}
            </p>`
      }
      ${this.group(
        t('app.situations.open'),
        all.filter(({ until }) => until === null),
      )}
      ${this.group(
        t('app.situations.past'),
        all.filter(({ until }) => until !== null),
      )}
      ${all.length === 0 ? html`<p class="card">${t('app.situations.none')}</p>` : nothing}
    </div>`;
  }
}

customElements.define('situations-page', SituationsPage);
