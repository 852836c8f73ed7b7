import { css, html, LitElement, nothing } from 'lit';
import { t } from '../text/text.js';
import { settingsApi, type Outcome } from '../live/settings.js';
import { VERSION } from '../view/connection.js';
import type { About } from '../wire/settings.js';
import { troubleOf } from './settings-service.js';
import { forms } from './settings-style.js';
import { base } from './style.js';

type Part = About['parts'][number];

/** Parts under one licence together; the licence of the most parts first. */
function byLicence(parts: Part[]): [string, Part[]][] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) groups.set(part.licence, [...(groups.get(part.licence) ?? []), part]);
  return [...groups].sort(([, one], [, other]) => other.length - one.length);
}

/** Which version it is, and what it is made of. */
export class AboutPage extends LitElement {
  static override properties = { asked: { state: true } };
  declare private asked: Outcome<About> | undefined;

  static override styles = [
    base,
    forms,
    css`
      li {
        padding: 0.375rem 0;
        overflow-wrap: anywhere;
      }
      li a {
        display: inline-flex;
        align-items: center;
        min-height: 2.75rem;
      }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void settingsApi.about().then((asked) => (this.asked = asked));
  }

  private row(label: string, value: string) {
    return html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  private named({ name, version, url }: Part) {
    const text = version === '' ? name : `${name} ${version}`;
    return html`<li>
      ${
        /^https?:/.test(url)
          ? html`<a href=${url} target="_blank" rel="noreferrer noopener">${text}</a>`
          : text
      }
    </li>`;
  }

  override render() {
    const { asked } = this;
    if (asked === undefined) return html`<p class="soft">${t('app.settings.reading')}</p>`;
    if (asked.kind !== 'done') return html`<p class="note">${troubleOf(asked)}</p>`;
    const { version, java, system, parts } = asked.value;
    return html`<div class="stack">
      <section class="card">
        <dl>
          ${this.row(t('app.more.version'), version)} ${this.row(t('app.more.shell'), VERSION)}
          ${this.row(t('app.about.java'), java)} ${this.row(t('app.about.system'), system)}
        </dl>
      </section>
      ${
        parts.length === 0
          ? nothing
          : html`<section class="card stack">
              <h2>${t('app.about.parts')}</h2>
              <p class="soft small">${t('app.about.parts.why')}</p>
              ${byLicence(parts).map(
                ([licence, all]) =>
                  html`<details>
                    <summary>${licence} (${all.length})</summary>
                    <ul>
                      ${all.map((part) => this.named(part))}
                    </ul>
                  </details>`,
              )}
            </section>`
      }
    </div>`;
  }
}

customElements.define('about-page', AboutPage);
