import { css } from 'lit';

/** The closer look: beside the results where there is room, else in their place. */
export const detailStyles = css`
  .detail {
    display: grid;
    min-inline-size: 0;
    align-content: start;
    padding: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-3, 12px);
  }

  .detail__head {
    margin: calc(var(--ls-space-2, 8px) * -1);
  }

  .detail__preview {
    overflow: hidden;
    border-radius: var(--ls-radius-m, 10px);
  }

  .detail__title:focus {
    outline: none;
  }

  .detail__text {
    color: var(--ls-color-text-quiet, #56605c);
    text-wrap: pretty;
  }

  .detail .button--primary,
  .detail .button[aria-pressed] {
    justify-self: start;
  }

  .detail__directory summary {
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .directory .directory {
    padding-inline-start: var(--ls-space-4, 16px);
  }

  .directory__line {
    display: flex;
    justify-content: space-between;
    padding-block: var(--ls-space-1, 4px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-3, 12px);
  }

  .facts {
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
  }

  .facts__row {
    display: grid;
    padding-block: var(--ls-space-2, 8px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: 7.5em minmax(0, 1fr);
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

  @container (inline-size >= 860px) {
    .picker--opened .picker__main {
      display: grid;
      align-items: start;
      gap: var(--ls-space-5, 20px);
      grid-template-columns: minmax(0, 1fr) minmax(320px, 416px);
    }

    .detail {
      position: sticky;
      overflow: auto;
      max-block-size: calc(100vh - 112px);
      inset-block-start: var(--ls-space-4, 16px);
      overscroll-behavior: contain;
    }
  }

  @container (inline-size < 860px) {
    .picker--opened .picker__results,
    .picker--opened .picker__ask {
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

    .picker--opened .picker__results,
    .picker--opened .picker__ask {
      display: none;
    }
  }
`;
