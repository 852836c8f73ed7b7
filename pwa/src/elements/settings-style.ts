import { css } from 'lit';

/** What the forms and lists of the settings have in common. */
export const forms = css`
  .field {
    display: grid;
    gap: 0.25rem;
  }
  label {
    font-size: 0.875rem;
    font-weight: 600;
  }
  input:disabled,
  select:disabled {
    background: var(--raised);
    color: var(--soft);
    border-style: dashed;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--red) !important;
  }
  .toggle {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    min-height: 2.75rem;
    cursor: pointer;
  }
  .toggle input {
    appearance: none;
    flex: none;
    width: 3.25rem;
    height: 2rem;
    margin: 0;
    border: 2px solid var(--soft);
    border-radius: 1rem;
    background: var(--raised);
    cursor: inherit;
    position: relative;
  }
  .toggle input::before {
    content: '';
    position: absolute;
    inset: 50% auto auto 0.375rem;
    width: 1rem;
    height: 1rem;
    border-radius: 50%;
    background: var(--soft);
    transform: translateY(-50%);
  }
  .toggle input:checked {
    background: var(--action);
    border-color: var(--action);
  }
  .toggle input:checked::before {
    inset-inline-start: 1.375rem;
    width: 1.375rem;
    height: 1.375rem;
    background: var(--on-action);
  }
  .toggle input:disabled {
    opacity: 0.6;
    cursor: not-allowed;
  }
  .help {
    font-size: 0.8125rem;
    color: var(--soft);
    overflow-wrap: anywhere;
  }
  .mistake {
    color: var(--red);
    font-size: 0.875rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .changed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5rem;
    font-size: 0.8125rem;
  }
  .changed span {
    flex: 1 1 10rem;
    overflow-wrap: anywhere;
  }
  .rows {
    padding: 0;
    overflow: hidden;
  }
  .rows a {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.125rem 1rem;
    min-height: 3.5rem;
    padding: 0.5rem 1rem;
    color: inherit;
    text-decoration: none;
    border-top: 1px solid var(--line);
  }
  .rows > :first-child a,
  .rows > a:first-child {
    border-top: 0;
  }
  .rows a:hover {
    background: var(--raised);
  }
  .rows a:focus-visible {
    outline-offset: -3px;
  }
  .rows small {
    grid-column: 1;
    font-size: 0.8125rem;
    color: var(--soft);
    overflow-wrap: anywhere;
  }
  .chips {
    grid-area: 1 / 2 / span 2;
    display: grid;
    justify-items: end;
    gap: 0.25rem;
  }
  .chip {
    font-size: 0.75rem;
    font-weight: 600;
    padding: 0.125rem 0.5rem;
    border-radius: 0.5rem;
    background: var(--chosen);
    color: var(--on-chosen);
    white-space: nowrap;
  }
  .chip.off {
    background: var(--raised);
    color: var(--soft);
  }
  summary {
    min-height: 2.75rem;
    display: flex;
    align-items: center;
    color: var(--action);
    font-weight: 600;
    cursor: pointer;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .note {
    background: var(--chosen);
    color: var(--on-chosen);
    border-radius: var(--round);
    padding: 0.75rem 1rem;
  }
  .code {
    font-family: ui-monospace, monospace;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
`;
