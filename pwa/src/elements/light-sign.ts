import { css, html, LitElement, svg } from 'lit';
import type { Light } from '../wire/light.js';

const SHAPES = {
  green: svg`<circle cx="12" cy="12" r="11"></circle><path d="M6.5 12.5l3.7 3.7 7.3-8"></path>`,
  yellow: svg`<path class="shape" d="M12 1.5 23 21.5H1z"></path><path d="M12 8.5v6M12 17.6v.6"></path>`,
  red: svg`<path class="shape" d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z"></path><path d="M8 8l8 8M16 8l-8 8"></path>`,
  grey: svg`<circle class="hollow" cx="12" cy="12" r="10"></circle><path d="M7.5 12h9"></path>`,
};

/** A light: its shape and mark say the same as its colour; the word stands beside it. */
export class LightSign extends LitElement {
  static override properties = { light: {} };
  declare light: Light;

  static override styles = css`
    :host {
      display: block;
      width: 2rem;
      flex: none;
    }
    svg {
      display: block;
      width: 100%;
      stroke: var(--mark);
      stroke-width: 2.4;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    path:not(.shape) {
      fill: none;
    }
    .shape,
    circle {
      stroke: none;
    }
    .green {
      fill: var(--green-fill);
    }
    .yellow {
      fill: var(--yellow-fill);
      stroke: var(--yellow-mark);
    }
    .red {
      fill: var(--red-fill);
    }
    .hollow {
      fill: none;
      stroke: var(--grey);
      stroke-dasharray: 3.2 2.4;
      stroke-width: 1.8;
    }
    .hollow + path {
      stroke: var(--grey);
    }
  `;

  constructor() {
    super();
    this.light = 'grey';
  }

  override render() {
    return html`<svg class=${this.light} viewBox="0 0 24 24" aria-hidden="true">${SHAPES[this.light]}</svg>`;
  }
}

customElements.define('light-sign', LightSign);
