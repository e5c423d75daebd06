import { css } from 'lit';

export const moderationDeskStyles = css`
  .summary,
  .none,
  .case__about,
  .case__number,
  .case__author time,
  .case__author span {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .summary,
  .waiting {
    margin-block-end: var(--ls-space-4, 16px);
  }

  .waiting {
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .waiting h3,
  .words__title,
  .record__title {
    font-size: var(--ls-font-size-m, 16px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .waiting li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    overflow-wrap: anywhere;
  }

  .cases,
  .case__form,
  .record,
  .words {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .case {
    gap: var(--ls-space-2, 8px);
  }

  .case__head,
  .case__author,
  .case__note,
  .kept,
  .words .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
  }

  .case__head {
    justify-content: space-between;
  }

  .case__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .case[data-closed='true'] .case__title {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .case__title:focus,
  .record__title:focus {
    outline: none;
  }

  .case__message,
  .record__list {
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    margin: 0;
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .case__text,
  .case__note,
  .case__acts,
  .record__list {
    overflow-wrap: anywhere;
  }

  .case__text {
    white-space: pre-line;
  }

  .case__note,
  .case__acts,
  .record__acts {
    font-size: var(--ls-font-size-s, 14px);
  }

  .case__label {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .case__acts {
    display: grid;
    padding-inline-start: var(--ls-space-3, 12px);
    border-inline-start: 3px solid var(--ls-color-border-strong, #7d837d);
    gap: var(--ls-space-1, 4px);
  }

  .received {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
    margin-block-end: var(--ls-space-6, 32px);
  }

  .case__closed > svg,
  .case__note > svg {
    display: inline-block;
    margin-inline-end: var(--ls-space-1, 4px);
    vertical-align: text-bottom;
  }

  .evidence {
    display: grid;
    margin-block-start: var(--ls-space-2, 8px);
    gap: var(--ls-space-2, 8px);
  }

  .evidence li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
  }

  .evidence__name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .evidence__note {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  p.evidence__note {
    flex-basis: 100%;
  }

  .evidence__picture {
    inline-size: auto;
    max-inline-size: 100%;
    block-size: auto;
    max-block-size: 70vh;
    flex: none;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 10px);
  }

  .choices {
    display: grid;
    gap: 0 var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 136px), 1fr));
  }

  /* A fieldset would rather be as wide as its words than as the page. */
  fieldset.field {
    inline-size: 100%;
  }

  .case__form,
  .words {
    max-inline-size: 640px;
  }

  .record {
    padding-block-start: var(--ls-space-3, 12px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .record__list {
    display: grid;
    gap: var(--ls-space-3, 12px);
  }

  .record__list:empty {
    display: none;
  }

  .record__before {
    display: block;
    color: var(--ls-color-text-quiet, #56605c);
    text-decoration: line-through;
    white-space: pre-line;
  }

  .words {
    margin-block-start: var(--ls-space-6, 32px);
  }

  .kept {
    color: var(--ls-color-text-success, #1b5935);
  }

  .more {
    display: grid;
    margin-block-start: var(--ls-space-4, 16px);
    justify-items: center;
  }
`;
