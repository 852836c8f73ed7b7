import { css } from 'lit';

/** What all elements look like. */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  h1 {
    /* The longest of our words fits on the smallest phone, however large text is. */
    font-size: min(1.5rem, 12vw);
    line-height: 1.2;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  h2,
  h3 {
    font-size: 1.0625rem;
    line-height: 1.3;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--action);
    text-underline-offset: 0.15em;
  }
  .soft {
    color: var(--soft);
  }
  .small {
    font-size: 0.875rem;
  }
  .card {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: var(--pad);
  }
  .stack {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  /* A place for news takes no room before there is any. */
  .stack > [role='alert']:not(:has(*)),
  .stack > [role='status']:not(:has(*)) {
    position: absolute;
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  button,
  .button {
    min-height: 2.75rem;
    padding: 0.375rem 1.5rem;
    border: 0;
    border-radius: 1.375rem;
    background: var(--action);
    color: var(--on-action);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    text-decoration: none;
  }
  button.tonal,
  .button.tonal {
    background: var(--chosen);
    color: var(--on-chosen);
  }
  button.plain,
  .button.plain {
    background: none;
    color: var(--action);
    padding: 0 0.75rem;
  }
  button:disabled {
    background: var(--raised);
    color: var(--soft);
    cursor: not-allowed;
  }
  button.plain:disabled {
    background: none;
  }
  input:not([type='checkbox']),
  select {
    width: 100%;
    min-height: 3rem;
    padding: 0 0.875rem;
    border: 1px solid var(--soft);
    border-radius: 0.5rem;
    background: var(--page);
    color: var(--text);
    font: inherit;
    font-size: 1rem;
  }
  :focus-visible {
    outline: 3px solid var(--action);
    outline-offset: 2px;
  }
  ul,
  ol {
    list-style: none;
    padding: 0;
  }
  dl {
    display: grid;
    gap: 0.75rem;
  }
  dt {
    color: var(--soft);
    font-size: 0.8125rem;
  }
  dd {
    overflow-wrap: anywhere;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .green {
    --light: var(--green);
    --wash: var(--green-wash);
  }
  .yellow {
    --light: var(--yellow);
    --wash: var(--yellow-wash);
  }
  .red {
    --light: var(--red);
    --wash: var(--red-wash);
  }
  .grey {
    --light: var(--grey);
    --wash: var(--grey-wash);
  }
  @media (prefers-reduced-motion: no-preference) {
    button,
    .button,
    a {
      transition:
        background-color 0.15s,
        box-shadow 0.15s;
    }
  }
`;

/** The light of what the page is about, and its words. */
export const hero = css`
  .hero {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    padding: 1.25rem var(--pad);
    border-radius: 1.75rem;
    background: var(--wash);
  }
  .words {
    flex: 1 1 9rem;
    min-width: 0;
    display: grid;
    gap: 0.25rem;
  }
`;
