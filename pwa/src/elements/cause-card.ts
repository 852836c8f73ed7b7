import { css, html, LitElement, nothing } from 'lit';
import { t } from '../text/text.js';
import type { Told } from '../view/causes.js';
import { base } from './style.js';
import './light-sign.js';

/** What is wrong, whose job it is, and what to do. */
export class CauseCard extends LitElement {
  static override properties = {
    told: { attribute: false },
    stale: { type: Boolean },
    whole: { type: Boolean },
    brief: { type: Boolean },
  };
  declare told: Told;
  declare stale: boolean;
  /** Without the way to more: this is where it leads. */
  declare whole: boolean;
  /** Only what is wrong and whose job it is. */
  declare brief: boolean;

  static override styles = [
    base,
    css`
      section.card {
        display: grid;
        grid-template-columns: min(2rem, 9vw) minmax(0, 1fr);
        gap: 0.5rem 0.75rem;
        background: var(--wash);
        border-color: var(--light);
        border-left-width: 0.375rem;
      }
      section.card > :not(light-sign) {
        grid-column: 2;
      }
      light-sign {
        width: min(2rem, 9vw);
      }
      h2 {
        font-size: 1.125rem;
      }
      dl {
        margin-top: 0.25rem;
      }
      dd.owner {
        font-weight: 650;
        font-size: 1.0625rem;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: 2.75rem;
        color: inherit;
        font-weight: 600;
      }
      @media (min-width: 48rem) {
        dl {
          grid-template-columns: 1fr 2fr;
          gap: 0.75rem 1.5rem;
        }
        .wide {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  private row(label: string, text: string | undefined, kind = '') {
    return text === undefined
      ? nothing
      : html`<div class=${kind}>
          <dt>${label}</dt>
          <dd class=${kind}>${text}</dd>
        </div>`;
  }

  override render() {
    const { told } = this;
    const light = this.stale ? 'grey' : told.light;
    return html`<section class="card ${light}" aria-labelledby="what">
      <light-sign .light=${light}></light-sign>
      <h2 id="what">${told.sentence}</h2>
      <p class="soft small">${told.time}</p>
      <dl>
        ${this.row(t('page.owner'), told.owner, 'owner')}
        ${this.brief ? nothing : this.row(t('page.next'), told.nextStep)}
        ${this.brief ? nothing : this.row(t('page.effect'), told.effect, 'wide')}
      </dl>
      ${this.whole ? nothing : html`<a href="#/situations/${told.id}">${t('app.verdict.more')}</a>`}
    </section>`;
  }
}

customElements.define('cause-card', CauseCard);
