import { css } from 'lit';

export const privacyStyles = css`
  :host {
    display: grid;
    gap: var(--ls-space-6, 24px);
    grid-template-columns: minmax(0, 1fr);
  }

  .part,
  .items,
  .form {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .part__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .item__title {
    font-weight: var(--ls-font-weight-strong, 600);
    overflow-wrap: anywhere;
  }

  .part__title:focus,
  .item__title:focus,
  .outcome:focus {
    outline: none;
  }

  .short {
    font-size: var(--ls-font-size-l, 18px);
  }

  .text,
  .topics dd,
  .item__text,
  .item__answer {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .contact,
  .item__about,
  .quiet {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .contact a {
    color: var(--ls-color-text-accent, #0a514d);
  }

  summary {
    padding-block: var(--ls-space-2, 8px);
    cursor: pointer;
    min-block-size: var(--ls-size-target, 44px);
  }

  .topics {
    display: grid;
    margin: 0;
    gap: var(--ls-space-1, 4px);
  }

  .topics dt {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    margin-block-start: var(--ls-space-2, 8px);
  }

  .topics dd {
    margin: 0;
  }

  /* To refuse is as near, and as large, as to agree. */
  .answers,
  .decision {
    display: grid;
    max-inline-size: 480px;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  .answers .button,
  .decision .button {
    inline-size: 100%;
    white-space: normal;
  }

  .answers [aria-pressed='true'],
  .decision [aria-pressed='true'] {
    border-color: var(--ls-color-accent, #0e6762);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .rights,
  .choices {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
  }

  .choices-made {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .choice-made {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    padding-block: var(--ls-space-2, 8px);
    border-block-start: 1px solid var(--ls-color-border, #d5d9d5);
    gap: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
  }

  .choice-made__state {
    display: flex;
    flex: 1 1 200px;
    flex-wrap: wrap;
    align-items: center;
    min-inline-size: 0;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .choice-made .answers {
    flex: 1 1 220px;
    max-inline-size: 320px;
  }

  fieldset.field {
    inline-size: 100%;
  }

  .item__answer {
    padding-inline-start: var(--ls-space-3, 12px);
    border-inline-start: 3px solid var(--ls-color-border-strong, #7d837d);
  }

  .outcome {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-success, #1b5935);
    gap: var(--ls-space-2, 8px);
  }

  .more {
    display: grid;
    justify-items: center;
  }
`;
