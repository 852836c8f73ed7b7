import { css, html, LitElement, nothing } from 'lit';
import { known, language, t } from '../text/text.js';
import { moments } from '../text/formats.js';
import { dates } from '../text/manner.js';
import type { Certificate, Source } from '../wire/settings.js';
import { forms } from './settings-style.js';
import { base } from './style.js';

function day(at: number | null): string {
  return at === null ? '–' : moments(dates(language()), { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** Pairs of digits, eight a line, to be compared by eye. */
function lines(fingerprint: string): string[] {
  return fingerprint.match(/(?:[0-9A-F]{2}:?){1,8}/g)?.map((line) => line.replace(/:$/, '')) ?? [];
}

/** Which certificates the box serves, and what browsers must trust for them. */
export class CertificatePage extends LitElement {
  static override properties = { certificate: { attribute: false } };
  declare certificate: Certificate;

  static override styles = [
    base,
    forms,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
        justify-content: space-between;
      }
      .code span {
        display: block;
      }
    `,
  ];

  private row(label: string, value: unknown) {
    return html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  private fingerprint(of: string) {
    return of === ''
      ? nothing
      : this.row(
          t('app.certificate.fingerprint'),
          html`<span class="code">${lines(of).map((line) => html`<span>${line}</span>`)}</span>`,
        );
  }

  private source(source: Source) {
    return html`<section class="card stack">
      <div class="head">
        <h2>${known(`app.certificate.source.${source.source}`) ?? source.source}</h2>
        <span class=${source.served ? 'chip' : 'chip off'}>
          ${t(source.served ? 'app.certificate.served' : 'app.certificate.unserved')}
        </span>
      </div>
      ${source.defects.map((defect) => html`<p class="mistake">${defect}</p>`)}
      <dl>
        ${this.row(t('app.certificate.issuer'), source.issuer || '–')}
        ${this.row(t('app.certificate.until'), day(source.notAfter))}
        ${this.row(t('app.certificate.from'), day(source.notBefore))}
        ${this.row(t('app.certificate.hosts'), source.hosts.join(', ') || '–')}
        ${this.fingerprint(source.fingerprint)}
      </dl>
    </section>`;
  }

  override render() {
    const { authority, sources, warnings } = this.certificate;
    return html`<div class="stack">
      ${warnings.map((warning) => html`<p class="note">${warning}</p>`)}
      ${sources.map((source) => this.source(source))}
      ${
        authority === null
          ? nothing
          : html`<section class="card stack">
              <h2>${t('app.certificate.authority')}</h2>
              <p class="soft small">${t('app.certificate.authority.why')}</p>
              <dl>
                ${this.row(t('app.certificate.name'), authority.name)}
                ${this.row(t('app.certificate.until'), day(authority.notAfter))}
                ${this.fingerprint(authority.fingerprint)}
              </dl>
              <p><a class="button tonal" href="/trust">${t('app.more.trust')}</a></p>
            </section>`
      }
    </div>`;
  }
}

customElements.define('certificate-page', CertificatePage);
