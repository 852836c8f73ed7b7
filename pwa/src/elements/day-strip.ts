import { css, html, LitElement, svg } from 'lit';
import { language, t } from '../text/text.js';
import { percent } from '../text/manner.js';
import { strip, type Cell } from '../view/strip.js';
import type { History } from '../wire/history.js';

const WIDTH = 10;
const HEIGHT = 20;
/** Trouble is taller as well as darker. */
const TALL: Record<Cell, number> = { none: 2, well: 8, partly: 14, failed: 20 };
const KINDS = Object.keys(TALL) as Cell[];

/** The bars of one kind as one path: 48 elements in each of many cards take their time. */
function bars(cells: Cell[], kind: Cell): string {
  const tall = TALL[kind];
  return cells
    .map((cell, at) =>
      cell === kind ? `M${at * WIDTH + 1} ${HEIGHT - tall}h${WIDTH - 2}v${tall}h${2 - WIDTH}z` : '',
    )
    .join('');
}

/** The last 24 hours of a service at a glance. */
export class DayStrip extends LitElement {
  static override properties = { history: { attribute: false }, stale: { type: Boolean } };
  declare history: History | undefined;
  declare stale: boolean;

  static override styles = css`
    svg {
      display: block;
      width: 100%;
      height: 1.5rem;
    }
    .none {
      fill: var(--line);
    }
    .well {
      fill: var(--green-fill);
    }
    .partly {
      fill: var(--yellow-fill);
    }
    .failed {
      fill: var(--red-fill);
    }
    .stale .well,
    .stale .partly,
    .stale .failed {
      fill: var(--grey-fill);
    }
  `;

  private label(): string {
    const share = this.history?.summary.availability ?? null;
    if (share === null) return t('app.day.none');
    return share === 1 ? t('app.day.well') : t('app.day.share', { share: percent(share, language()) });
  }

  override render() {
    const cells = this.history === undefined ? Array<Cell>(48).fill('none') : strip(this.history);
    return html`<svg
      class=${this.stale ? 'stale' : ''}
      viewBox="0 0 ${cells.length * WIDTH} ${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${this.label()}
    >
      ${KINDS.map((kind) => svg`<path class=${kind} d=${bars(cells, kind)}></path>`)}
    </svg>`;
  }
}

customElements.define('day-strip', DayStrip);
