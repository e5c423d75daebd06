import { css } from 'lit';

export const leaveStyles = css`
  .acts,
  .outcome,
  .away,
  .form {
    margin-block-end: var(--ls-space-4, 16px);
  }

  .form {
    display: grid;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 640px;
  }

  /* A fieldset would rather be as wide as its words than as the page. */
  fieldset.field {
    inline-size: 100%;
  }

  .choices,
  .times {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 136px), 1fr));
  }

  .times {
    gap: var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
  }

  .outcome {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-success, #1b5935);
    gap: var(--ls-space-2, 8px);
  }

  .outcome:focus,
  .item__title:focus {
    outline: none;
  }

  .summary,
  .none,
  .away__days {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .summary {
    margin-block-end: var(--ls-space-2, 8px);
  }

  .away {
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .away h3 {
    font-size: var(--ls-font-size-m, 16px);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .away .none,
  .away__days {
    color: inherit;
  }

  .items {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .item {
    gap: var(--ls-space-2, 8px);
  }

  .item__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }

  .item[data-state='withdrawn'] .item__title {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .item__about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .item__reason,
  .item__decision {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .item__decision {
    padding-inline-start: var(--ls-space-3, 12px);
    border-inline-start: 3px solid var(--ls-color-border-strong, #7d837d);
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .refusal {
    display: grid;
    gap: var(--ls-space-3, 12px);
  }

  .more {
    display: grid;
    margin-block-start: var(--ls-space-4, 16px);
    justify-items: center;
  }
`;
