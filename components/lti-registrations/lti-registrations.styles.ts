import { css } from 'lit';

export const ltiRegistrationsStyles = css`
  :host {
    display: grid;
    gap: var(--ls-space-4, 16px);
  }

  h3,
  h4,
  p {
    margin: 0;
  }

  .registrations {
    display: grid;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-3, 12px);
    list-style: none;
  }

  .registration,
  .form {
    display: grid;
    min-inline-size: 0;
    gap: var(--ls-space-3, 12px);
    overflow-wrap: anywhere;
  }

  .registration__head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .form__fields {
    display: grid;
    align-items: start;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr));
  }

  .choices {
    display: flex;
    min-inline-size: 0;
    flex-wrap: wrap;
    padding: 0;
    border: 0;
    margin: 0;
    column-gap: var(--ls-space-4, 16px);
  }

  .choices .field__hint,
  .choices .field__error {
    flex: 1 0 100%;
  }

  .values {
    display: grid;
    margin: 0;
    gap: var(--ls-space-2, 8px);
  }

  .value dt,
  .quiet {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .value dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin: 0;
    column-gap: var(--ls-space-3, 12px);
  }

  .value__text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    user-select: all;
  }

  .outcome {
    font-size: var(--ls-font-size-s, 14px);
  }

  summary {
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
    cursor: pointer;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .acts__question {
    flex: 1 0 100%;
  }

  .check {
    display: grid;
    gap: var(--ls-space-1, 4px);
  }

  .check:empty {
    display: none;
  }

  .good,
  .bad {
    display: flex;
    gap: var(--ls-space-2, 8px);
  }

  .good {
    color: var(--ls-color-text-success, #1c5b34);
  }

  .bad {
    color: var(--ls-color-text-danger, #8a261c);
  }
`;
