import { css, html, LitElement, nothing } from 'lit';
import { t } from '../text/text.js';
import { connectionWords } from '../view/connection.js';
import type { State } from '../store/state.js';
import { base } from './style.js';

/** How this device is connected to the box. Sends `retry`. */
export class ConnectionBanner extends LitElement {
  static override properties = { state: { attribute: false }, now: { type: Number } };
  declare state: State;
  declare now: number;

  static override styles = [
    base,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.75rem;
        padding: 0.375rem 0.875rem;
        min-height: 2.25rem;
        border-radius: 1.125rem;
        background: var(--raised);
        font-size: 0.875rem;
      }
      p {
        flex: 1 1 12rem;
      }
      .dot {
        flex: none;
        width: 0.625rem;
        height: 0.625rem;
        border-radius: 50%;
        border: 2px solid var(--grey);
      }
      .live .dot {
        border-color: var(--green-fill);
        background: var(--green-fill);
      }
      .apart {
        background: var(--yellow-wash);
        border-radius: var(--round);
      }
    `,
  ];

  private retry() {
    this.dispatchEvent(new CustomEvent('retry', { bubbles: true, composed: true }));
  }

  override render() {
    const { text, help, isLive } = connectionWords(this.state, this.now, location.hostname);
    return html`<div class=${isLive ? 'live' : 'apart'}>
      <span class="dot"></span>
      <p>${text}${help === undefined ? nothing : html`<br /><span class="soft">${help}</span>`}</p>
      ${
        this.state.connection.kind === 'retrying'
          ? html`<button class="plain" @click=${() => this.retry()}>${t('app.connection.retry')}</button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('connection-banner', ConnectionBanner);
