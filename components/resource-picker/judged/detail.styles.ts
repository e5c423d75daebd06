import { css } from 'lit';

/** What stands in the closer look. */
export const detailStyles = css`
  .detail__preview {
    overflow: hidden;
    border-radius: var(--ls-radius-m, 10px);
  }

  .terms {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-1, 4px) var(--ls-space-4, 16px);
  }

  .detail__title:focus {
    outline: none;
  }

  .detail .item__badges {
    padding: 0;
    margin: 0;
  }

  .detail__text {
    color: var(--ls-color-text-quiet, #56605c);
    text-wrap: pretty;
  }

  .detail__directory summary {
    align-content: center;
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
    min-block-size: var(--ls-size-target, 44px);
  }

  .directory .directory {
    padding-inline-start: var(--ls-space-4, 16px);
  }

  .directory__line {
    display: flex;
    justify-content: space-between;
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-3, 12px);
    padding-block: var(--ls-space-1, 4px);
  }

  .facts {
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
  }

  .facts__row {
    display: grid;
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: 7.5em minmax(0, 1fr);
    padding-block: var(--ls-space-2, 8px);
  }

  /* Several values of one field come a line each. */
  .facts dd bdi {
    white-space: pre-line;
  }

  .facts dt {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .attribution {
    display: grid;
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
    justify-items: start;
    line-height: var(--_leading-tight);
  }

  .attribution__label {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-xs, 13px);
  }

  .detail__favourite[aria-pressed='true'] .icon {
    fill: currentcolor;
  }

  .report {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  @media print {
    .report {
      display: none;
    }
  }
`;
