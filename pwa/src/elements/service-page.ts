import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Store } from '../store/store.js';
import { boxNow, type State } from '../store/state.js';
import { known, language, shipped, t } from '../text/text.js';
import { span } from '../text/manner.js';
import { told } from '../view/causes.js';
import { isFresh, seen, type Seen } from '../view/seen.js';
import { age, latency, reasonWord, says, serviceName } from '../view/sentences.js';
import type { Fact, Service } from '../wire/status.js';
import { Steps } from './steps.js';
import { base, hero } from './style.js';
import './cause-card.js';
import './history-card.js';
import './light-sign.js';
import './phase-bar.js';

/** All that is known of one service. */
export class ServicePage extends LitElement {
  static override properties = {
    store: { attribute: false },
    state: { attribute: false },
    now: { type: Number },
    service: {},
  };
  declare store: Store;
  declare state: State;
  declare now: number;
  declare service: string;
  /** What is wrong and what it is, how it goes, its past. */
  private readonly steps = new Steps(this, () => 3);

  static override styles = [
    base,
    hero,
    css`
      .hero light-sign {
        width: min(3.5rem, 16vw);
      }
      .says {
        flex: 1 0 100%;
      }
      .word {
        color: var(--light);
        font-weight: 650;
      }
      .columns {
        display: grid;
        gap: 1rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
      }
      .columns > * {
        min-width: 0;
      }
      section.card {
        display: grid;
        gap: 0.75rem;
        grid-template-columns: minmax(0, 1fr);
      }
      .short {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr));
        gap: 0.75rem;
      }
    `,
  ];

  private row(label: string, value: unknown) {
    return html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  private head(view: Seen) {
    const { service, light, reason, ageMs } = view;
    const checked = ageMs === null ? t('app.age.never') : t('app.age', { age: age(ageMs) });
    return html`<section class="hero ${light}">
      <light-sign .light=${light}></light-sign>
      <div class="words">
        <h1>${serviceName(service)}</h1>
        <p>
          <span class="word">${reasonWord(reason)}</span>
          ${
            reason === 'stale' || service.latencyMs === null
              ? nothing
              : html`· <span class="figures">${latency(service)}</span>`
          }
          <br /><span class="soft small figures">${checked}</span>
        </p>
      </div>
      <p class="says">${says(view)}</p>
    </section>`;
  }

  private about(service: Service) {
    return html`<section class="card">
      <dl>
        ${service.purpose === '' ? nothing : this.row(t('app.service.purpose'), shipped(service.purpose))}
        ${service.effect === '' ? nothing : this.row(t('app.service.effect'), shipped(service.effect))}
        ${service.url === null ? nothing : this.row(t('app.service.url'), service.url)}
      </dl>
      <dl class="short">
        ${service.host === null ? nothing : this.row(t('app.service.host'), service.host)}
        ${service.port === null ? nothing : this.row(t('app.service.port'), service.port)}
        ${this.row(t('app.service.protocol'), service.kind.toUpperCase())}
      </dl>
      <p class="soft small">${t('app.service.every', { every: `PT${service.everyMs / 1000}S` })}</p>
    </section>`;
  }

  private certificate({ says: text, until }: Fact): TemplateResult {
    const heard = this.state.heard;
    const left = until === null || heard === null ? 0 : until - boxNow(heard, this.now);
    const ends = { until: new Date(until ?? 0).toISOString(), days: span(Math.max(0, left), language()) };
    return html`<section class="card">
      <dl>
        ${this.row(
          t('app.service.certificate'),
          html`<strong
              >${left > 0 ? t('app.certificate.ends', ends) : t('app.certificate.ended', ends)}</strong
            >
            <p class="soft small">${text}</p>`,
        )}
      </dl>
    </section>`;
  }

  private facts(facts: Fact[]) {
    const others = facts.filter(({ fact }) => fact !== 'certificate');
    if (others.length === 0) return nothing;
    return html`<section class="card">
      <dl>${others.map(({ fact, says: text }) => this.row(known(`app.fact.${fact}`) ?? fact, text))}</dl>
    </section>`;
  }

  private situation(service: Service) {
    const heard = this.state.heard;
    const found = heard?.status.situations.find(
      ({ id, affects }) => id === service.situation || affects.includes(service.id),
    );
    if (heard === null || found === undefined) return nothing;
    const isOld = !isFresh(this.state, this.now);
    const what = told(found, heard.status.services, boxNow(heard, this.now));
    return html`<cause-card .told=${what} .stale=${isOld}></cause-card>`;
  }

  private latest({ phases, facts }: Service) {
    return html`${
      phases === null
        ? nothing
        : html`<section class="card">
            <h2>${t('app.service.phases')}</h2>
            <phase-bar .phases=${phases}></phase-bar>
          </section>`
    }
    ${facts.filter(({ fact }) => fact === 'certificate').map((each) => this.certificate(each))}
    ${this.facts(facts)}`;
  }

  private past({ id }: Service) {
    return html`<history-card
      .store=${this.store}
      .service=${id}
      .isLive=${this.state.connection.kind === 'live'}
      .now=${this.now}
    ></history-card>`;
  }

  /** Both have their places from the beginning: nothing moves when the second is filled. */
  private columns(service: Service) {
    return html`<div class="columns">
      <div class="stack">${this.about(service)} ${this.steps.has(1) ? this.latest(service) : nothing}</div>
      <div>${this.steps.has(2) ? this.past(service) : nothing}</div>
    </div>`;
  }

  override render() {
    const service = this.state.heard?.status.services.find(({ id }) => id === this.service);
    if (service === undefined) return html`<p>${t('app.service.gone')}</p>`;
    return html`<div class="stack">
      ${this.head(seen(service, this.state, this.now))}
      ${this.steps.has(0) ? [this.situation(service), this.columns(service)] : nothing}
    </div>`;
  }
}

customElements.define('service-page', ServicePage);
