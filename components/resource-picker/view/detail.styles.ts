import { css } from 'lit';

/** The closer look: beside the results where there is room, else in their place. */
export const detailStyles = css`
  .detail {
    display: grid;
    align-content: start;
    padding: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
  }

  .detail__head {
    margin: calc(var(--ls-space-2, 8px) * -1);
  }

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

  .facts dt {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .long-text__all {
    overflow: auto;
    max-block-size: 16em;
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-s, 6px);
    background-color: var(--ls-color-sunken, #f1efe9);
    overscroll-behavior: contain;
    white-space: pre-wrap;
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

  @container (inline-size >= 860px) {
    .picker--opened .picker__main {
      display: grid;
      align-items: start;
      gap: var(--ls-space-5, 20px);
      grid-template-columns: minmax(0, 1fr) minmax(320px, 416px);
    }

    .picker--opened .filters {
      grid-column: 1 / -1;
      margin: 0;
    }

    .detail {
      position: sticky;
      overflow: auto;
      inset-block-start: var(--ls-space-4, 16px);
      max-block-size: calc(100vh - 112px);
      overscroll-behavior: contain;
    }
  }

  @container (inline-size < 860px) {
    .picker--opened .picker__results,
    .picker--opened .picker__ask,
    .picker--opened .filters {
      display: none;
    }
  }

  /* On a wall there is room for filters, results and a closer look at once. */
  @container (inline-size >= 1500px) {
    .picker--opened .picker__main {
      gap: var(--ls-space-6, 24px);
      grid-template-columns: var(--_side) minmax(0, 1fr) calc(480px * min(var(--ls-scale, 1), 1.25));
    }

    .picker--opened .filters {
      display: grid;
      padding: 0;
      border: 0;
      background: none;
      grid-column: auto;
      grid-template-columns: minmax(0, 1fr);
    }

    .picker--opened .chip--filters {
      display: none;
    }
  }

  @media print {
    .detail {
      position: static;
      overflow: visible;
      max-block-size: none;
      border: 0;
    }

    .picker--opened .picker__results {
      display: none;
    }
  }
`;
