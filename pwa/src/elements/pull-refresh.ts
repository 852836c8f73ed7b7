import { css, html, LitElement, nothing } from 'lit';
import { t } from '../text/text.js';
import { icon } from './icons.js';
import { base } from './style.js';

/** So far a finger must pull before it counts, in pixels; the sign follows at half its speed. */
const FAR = 128;
const MOST = 176;

/** Pulled down at the top of a page, it asks anew. */
export class PullRefresh extends LitElement {
  static override properties = {
    refresh: { attribute: false },
    pulled: { state: true },
    isBusy: { state: true },
  };
  /** What pulling does; the sign stays until it is done. */
  declare refresh: () => Promise<void>;
  declare private pulled: number;
  declare private isBusy: boolean;
  private gone = new AbortController();
  private from: number | undefined;

  static override styles = [
    base,
    css`
      div {
        position: fixed;
        z-index: 3;
        top: -3.25rem;
        left: calc(50% - 1.375rem);
        width: 2.75rem;
        height: 2.75rem;
        display: grid;
        place-items: center;
        border-radius: 50%;
        background: var(--raised);
        color: var(--soft);
        box-shadow: var(--shadow);
      }
      .far {
        background: var(--chosen);
        color: var(--on-chosen);
      }
      @media (prefers-reduced-motion: no-preference) {
        .busy svg {
          animation: turn 1s linear infinite;
        }
      }
      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.pulled = 0;
    this.isBusy = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.gone = new AbortController();
    const listening = { signal: this.gone.signal, passive: true };
    addEventListener('touchstart', (event) => this.begin(event), listening);
    addEventListener('touchmove', (event) => this.pull(event), listening);
    addEventListener('touchend', () => void this.end(), listening);
    addEventListener('touchcancel', () => this.reset(), listening);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.gone.abort();
  }

  private begin({ touches }: TouchEvent) {
    const isPull = touches.length === 1 && scrollY <= 0 && !this.isBusy;
    this.from = isPull ? touches[0]?.clientY : undefined;
  }

  private pull({ touches }: TouchEvent) {
    const at = touches[0]?.clientY;
    if (this.from === undefined || at === undefined || scrollY > 0) this.reset();
    else this.pulled = Math.min(MOST, Math.max(0, at - this.from));
  }

  private async end() {
    const isFar = this.pulled >= FAR;
    this.reset();
    if (!isFar) return;
    this.isBusy = true;
    await this.refresh();
    this.isBusy = false;
  }

  private reset() {
    this.from = undefined;
    this.pulled = 0;
  }

  override render() {
    const isFar = this.pulled >= FAR;
    const down = this.isBusy ? FAR : this.pulled;
    return html`${
        down === 0
          ? nothing
          : html`<div
              class="${isFar || this.isBusy ? 'far' : ''} ${this.isBusy ? 'busy' : ''}"
              .style=${`transform: translateY(${String(down / 2)}px)`}
            >
              ${icon('check')}
            </div>`
      }
      <p class="hidden" role="status">${this.isBusy ? t('app.pull') : nothing}</p>`;
  }
}

customElements.define('pull-refresh', PullRefresh);
