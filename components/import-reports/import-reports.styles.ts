import { css } from 'lit';

export const importReportsStyles = css`
  .reports {
    display: grid;
    gap: var(--ls-space-4, 16px);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  [hidden] {
    display: none;
  }

  .upload {
    display: grid;
    min-inline-size: 0;
    padding: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-3, 12px);
    margin-block-end: var(--ls-space-4, 16px);
  }

  .upload :is(h3, p) {
    margin: 0;
  }

  .upload__fields {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
  }

  .upload__choose:focus-within {
    outline: var(--ls-focus-width, 3px) solid var(--ls-focus-color, #1c827b);
    outline-offset: 2px;
  }

  .upload__name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .upload__file,
  .upload__acts,
  .run {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
  }

  .run progress {
    min-inline-size: 120px;
    flex: 1;
    accent-color: var(--ls-color-accent, #0e6762);
  }

  .report {
    display: grid;
    min-inline-size: 0;
    padding: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-3, 12px);
  }

  .report__head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .report__head .badge {
    margin-inline-start: auto;
  }

  time,
  .place {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .table-box {
    border-radius: var(--ls-radius-m, 10px);
  }

  .table :is(th, td) {
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-3, 12px);
  }

  .table tbody th {
    min-inline-size: 0;
  }

  /* What did not happen steps back behind what did. */
  .figure[data-zero='true'] {
    color: var(--ls-color-text-quiet, #56605c);
  }

  summary {
    min-block-size: var(--ls-size-target, 44px);
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
    line-height: var(--ls-size-target, 44px);
  }

  .findings ul {
    display: grid;
    margin: 0;
    padding: 0;
    gap: var(--ls-space-3, 12px);
    list-style: none;
  }

  .place {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--ls-space-3, 12px);
    overflow-wrap: anywhere;
  }

  .more {
    margin-block-start: var(--ls-space-4, 16px);
    text-align: center;
  }
`;
