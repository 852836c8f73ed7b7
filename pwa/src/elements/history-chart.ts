import { css, html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import uPlot from 'uplot';
import look from 'uplot/dist/uPlot.min.css?inline';
import { language, t } from '../text/text.js';
import { moments } from '../text/formats.js';
import { dates, span } from '../text/manner.js';
import { series, type Series, type Spell } from '../view/chart.js';
import { isPart, moved, type Range } from '../view/zoom.js';
import type { History } from '../wire/history.js';
import { fingers } from './fingers.js';
import { base } from './style.js';

const HEIGHT = 220;
const FAILED_ALPHA = 0.28;
/** The bar of a situation, in pixels of the screen. */
const SPELL = 5;

/**
 * Latencies over time; failures, situations and stretches without a record are marked. Dragging
 * with a mouse, or parting two fingers, looks closer; one finger moves along.
 */
export class HistoryChart extends LitElement {
  static override properties = {
    history: { attribute: false },
    spells: { attribute: false },
    isPart: { state: true },
  };
  declare history: History;
  declare spells: Spell[];
  declare private isPart: boolean;
  private gone = new AbortController();
  private due: ReturnType<typeof setTimeout> | undefined;
  private length = 0;
  private plot: uPlot | undefined;
  private readonly sized = new ResizeObserver(() => this.fit());

  static override styles = [
    base,
    unsafeCSS(look),
    css`
      :host {
        min-width: 0;
      }
      #chart {
        min-height: ${HEIGHT}px;
        overflow: hidden;
        /* A canvas takes colours, no properties: it finds them here, where they paint nothing. */
        border: 0 solid;
        border-color: var(--soft) var(--line) var(--action) var(--raised);
        outline-color: var(--red-fill);
        column-rule-color: var(--yellow-fill);
      }
      .u-legend {
        display: none;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 1rem;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        font-size: 0.8125rem;
        color: var(--soft);
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.375rem;
      }
      li svg {
        width: 1.25rem;
        height: 0.75rem;
      }
    `,
  ];

  constructor() {
    super();
    this.spells = [];
    this.isPart = false;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.due);
    this.gone.abort();
    this.sized.disconnect();
    this.plot?.destroy();
    this.plot = undefined;
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has('history')) this.drawSoon();
    else if (changed.has('spells')) this.plot?.redraw();
  }

  private get place(): HTMLElement {
    const place = this.renderRoot.querySelector<HTMLElement>('#chart');
    if (place === null) throw new Error('not rendered');
    return place;
  }

  private fit() {
    this.plot?.setSize({ width: this.place.clientWidth, height: HEIGHT });
  }

  private get colours() {
    const all = getComputedStyle(this.place);
    return {
      soft: all.borderTopColor,
      line: all.borderRightColor,
      action: all.borderBottomColor,
      raised: all.borderLeftColor,
      red: all.outlineColor,
      yellow: all.columnRuleColor,
    };
  }

  /** In a task of its own: its place is there already, and the page goes on meanwhile. */
  private drawSoon() {
    clearTimeout(this.due);
    this.due = setTimeout(() => this.draw());
  }

  private draw() {
    this.gone.abort();
    this.gone = new AbortController();
    this.plot?.destroy();
    const data = series(this.history);
    const length = this.history.to - this.history.from;
    // What is renewed meanwhile stays as close as somebody has looked.
    const before = this.isPart && length === this.length ? this.shown : undefined;
    this.length = length;
    const plot = new uPlot(this.options(data), [data.times, data.p50, data.p95], this.place);
    this.plot = plot;
    this.isPart = false;
    if (before !== undefined) this.show(before);
    fingers(
      plot.over,
      (before, now) => this.show(moved(this.shown, this.whole, before, now)),
      this.gone.signal,
    );
    this.sized.observe(this.place);
  }

  private get whole(): Range {
    const { times } = series(this.history);
    return { min: times.at(0) ?? 0, max: times.at(-1) ?? 0 };
  }

  private get shown(): Range {
    const { min, max } = this.plot?.scales['x'] ?? {};
    return { min: min ?? this.whole.min, max: max ?? this.whole.max };
  }

  private show(range: Range) {
    this.plot?.setScale('x', range);
  }

  private options(data: Series): uPlot.Options {
    const { soft, line: faint, action } = this.colours;
    const axis = { stroke: soft, grid: { stroke: faint, width: 1 }, ticks: { show: false } };
    const line = (stroke: string, width: number, dash?: number[]) => ({
      stroke,
      width,
      points: { show: data.times.length < 90, size: 4 },
      ...(dash === undefined ? {} : { dash }),
    });
    return {
      width: this.place.clientWidth,
      height: HEIGHT,
      cursor: { y: false, drag: { x: true, y: false } },
      scales: { x: { time: true }, y: { range: (_, __, most) => [0, Math.max(1, most) * 1.1] } },
      axes: [
        { ...axis, values: (_, at) => at.map((seconds) => this.time(seconds)), space: 64 },
        {
          ...axis,
          values: (_, at) => at.map((millis) => (millis === 0 ? '0' : span(millis, language()))),
          size: 64,
        },
      ],
      series: [{}, line(action, 2), line(soft, 1.5, [5, 4])],
      hooks: {
        drawClear: [(plot) => this.marks(plot, data)],
        setScale: [() => (this.isPart = isPart(this.shown, this.whole))],
      },
    };
  }

  private time(seconds: number): string {
    const isDays = this.history.to - this.history.from > 36 * 3600 * 1000;
    const shown: Intl.DateTimeFormatOptions = isDays
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    return moments(dates(language()), shown).format(seconds * 1000);
  }

  private marks(plot: uPlot, data: Series) {
    const { ctx, bbox } = plot;
    const area = (from: number, to: number): [number, number] => {
      const left = Math.max(bbox.left, plot.valToPos(from, 'x', true));
      const right = Math.min(bbox.left + bbox.width, plot.valToPos(to, 'x', true));
      return [left, Math.max(0, right - left)];
    };
    const { raised, red, yellow } = this.colours;
    ctx.save();
    ctx.fillStyle = raised;
    for (const { from, to } of data.gaps) {
      const [left, width] = area(from, to);
      ctx.fillRect(left, bbox.top, width, bbox.height);
    }
    ctx.fillStyle = red;
    for (const { from, to, share } of data.failed) {
      const [left, width] = area(from, to);
      ctx.globalAlpha = FAILED_ALPHA;
      ctx.fillRect(left, bbox.top, width, bbox.height);
      // A solid foot, as tall as the share, says it without colour.
      ctx.globalAlpha = 1;
      const tall = Math.max(4, bbox.height * 0.2 * share);
      ctx.fillRect(left, bbox.top + bbox.height - tall, Math.max(2, width), tall);
    }
    const thick = SPELL * devicePixelRatio;
    for (const { from, to, light } of this.spells) {
      const [left, width] = area(from, to);
      ctx.fillStyle = light === 'red' ? red : yellow;
      // A bar with feet, which no failure has.
      ctx.fillRect(left, bbox.top, Math.max(2, width), thick);
      for (const at of [left, left + Math.max(2, width) - 2]) ctx.fillRect(at, bbox.top, 2, thick * 2);
    }
    ctx.restore();
  }

  override render() {
    const { summary } = this.history;
    const label = [
      `${t('app.history.p50')} ${summary.p50Ms === null ? '–' : span(summary.p50Ms, language())}`,
      `${t('app.history.p95')} ${summary.p95Ms === null ? '–' : span(summary.p95Ms, language())}`,
      `${t('app.history.failed')} ${summary.failed}`,
    ].join(', ');
    return html`<div id="chart" role="img" aria-label=${label}></div>
      <div class="foot">
        <ul aria-hidden="true">
          <li>
            <svg viewBox="0 0 20 12">
              <path d="M0 6H20" stroke="var(--action)" stroke-width="2"></path>
            </svg>
            ${t('app.history.p50')}
          </li>
          <li>
            <svg viewBox="0 0 20 12">
              <path d="M0 6H20" stroke="var(--soft)" stroke-width="2" stroke-dasharray="5 3"></path>
            </svg>
            ${t('app.history.p95')}
          </li>
          <li>
            <svg viewBox="0 0 20 12">
              <path d="M0 0H20V12H0Z" fill="var(--red-fill)" opacity=${FAILED_ALPHA}></path>
              <path d="M0 9H20V12H0Z" fill="var(--red-fill)"></path>
            </svg>
            ${t('app.history.legend.failed')}
          </li>
          <li>
            <svg viewBox="0 0 20 12"><path d="M0 0H20V12H0Z" fill="var(--raised)"></path></svg>
            ${t('app.history.legend.gap')}
          </li>
          ${
            this.spells.length === 0
              ? nothing
              : html`<li>
                  <svg viewBox="0 0 20 12">
                    <path d="M0 1H20V10H17V5H3V10H0Z" fill="var(--yellow-fill)"></path>
                  </svg>
                  ${t('app.history.legend.situation')}
                </li>`
          }
        </ul>
        ${
          this.isPart
            ? html`<button class="plain" @click=${() => this.show(this.whole)}>
                ${t('app.history.whole')}
              </button>`
            : nothing
        }
      </div>`;
  }
}

customElements.define('history-chart', HistoryChart);
