import { css, html, LitElement, nothing } from 'lit';
import { t } from '../text/text.js';
import { age, latency, reasonWord, says, serviceName } from '../view/sentences.js';
import type { Seen } from '../view/seen.js';
import type { History } from '../wire/history.js';
import { base } from './style.js';
import './day-strip.js';
import './light-sign.js';

/** One service on the first screen. */
export class ServiceCard extends LitElement {
  static override properties = {
    seen: { attribute: false },
    day: { attribute: false },
    isChecked: { type: Boolean },
  };
  declare seen: Seen;
  declare day: History | undefined;
  declare isChecked: boolean;

  static override styles = [
    base,
    css`
      :host {
        height: 100%;
      }
      a {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 0.75rem;
        align-content: flex-start;
        height: 100%;
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        border-color: var(--action);
      }
      light-sign {
        width: min(2rem, 9vw);
      }
      .title {
        flex: 1 1 7rem;
        min-width: 0;
      }
      a > :not(light-sign, .title, .latency) {
        flex: 1 0 100%;
      }
      .word {
        color: var(--light);
        font-weight: 600;
        font-size: 0.875rem;
      }
      .latency {
        min-width: 6rem;
        font-size: 1.125rem;
        font-weight: 600;
        white-space: nowrap;
      }
      /* At the right, and yet laid out from where it never moves, however long it is. */
      .latency span:last-child {
        display: inline-block;
        position: relative;
        left: 100%;
        transform: translateX(-100%);
      }
      .says {
        font-size: 0.9375rem;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 0.75rem;
        font-size: 0.8125rem;
        color: var(--soft);
      }
      .new {
        color: var(--green);
        font-weight: 600;
      }
      day-strip {
        margin-top: auto;
      }
    `,
  ];

  override render() {
    const { service, light, reason, ageMs } = this.seen;
    const isOld = reason === 'stale';
    const checked = ageMs === null ? t('app.age.never') : t('app.age', { age: age(ageMs) });
    return html`<a class="card ${light}" href="#/services/${service.id}">
      <light-sign .light=${light}></light-sign>
      <div class="title">
        <h2>${serviceName(service)}</h2>
        <p class="word">${reasonWord(reason)}</p>
      </div>
      <p class="latency figures">
        <span class="hidden">${t('app.latency')}</span> <span>${isOld ? '–' : latency(service)}</span>
      </p>
      <p class="says">${says(this.seen)}</p>
      <day-strip .history=${this.day} .stale=${isOld}></day-strip>
      <p class="foot">
        <span class="figures"
          >${checked}${this.isChecked ? html` · <b class="new">${t('app.check.new')}</b>` : nothing}</span
        >
        ${service.essential ? html`<span>${t('app.essential')}</span>` : nothing}
      </p>
    </a>`;
  }
}

customElements.define('service-card', ServiceCard);
