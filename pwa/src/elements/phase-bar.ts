import { css, html, LitElement, svg } from 'lit';
import { language, t } from '../text/text.js';
import { span } from '../text/manner.js';
import { segments, type Segment } from '../view/phases.js';
import type { Phases } from '../wire/status.js';
import { base } from './style.js';

const WIDTH = 1000;

/** The steps of the latest attempt as one bar, and the same in figures. */
export class PhaseBar extends LitElement {
  static override properties = { phases: { attribute: false } };
  declare phases: Phases;

  static override styles = [
    base,
    css`
      svg.bar {
        display: block;
        width: 100%;
        height: 1.25rem;
        border-radius: 0.625rem;
        background: var(--raised);
      }
      .resolve {
        fill: var(--phase-1);
      }
      .connect {
        fill: var(--phase-2);
      }
      .tls {
        fill: var(--phase-3);
      }
      .answer {
        fill: var(--phase-4);
      }
      .rest {
        fill: var(--phase-5);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        margin-top: 0.625rem;
        font-size: 0.875rem;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.375rem;
      }
      li svg {
        width: 0.75rem;
        height: 0.75rem;
      }
      b {
        font-weight: 600;
      }
    `,
  ];

  private bar({ name, from, share }: Segment) {
    return svg`<rect class=${name} x=${from * WIDTH} y="0" width=${Math.max(2, share * WIDTH - 2)} height="20"></rect>`;
  }

  private row({ name, label, millis }: Segment) {
    return html`<li>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <rect class=${name} width="10" height="10" rx="2"></rect>
      </svg>
      ${t(label)} <b class="figures">${span(millis, language())}</b>
    </li>`;
  }

  override render() {
    const all = segments(this.phases);
    return html`<svg class="bar" viewBox="0 0 ${WIDTH} 20" preserveAspectRatio="none" aria-hidden="true">
        ${all.map((each) => this.bar(each))}
      </svg>
      <ul>
        ${all.map((each) => this.row(each))}
        <li>${t('app.phase.total')} <b class="figures">${span(this.phases.totalMs, language())}</b></li>
      </ul>`;
  }
}

customElements.define('phase-bar', PhaseBar);
