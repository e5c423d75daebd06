import { css } from 'lit';

/** The frame of the closer look: beside the results where there is room, else in their place. */
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

  .long-text__all {
    overflow: auto;
    max-block-size: 16em;
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-s, 6px);
    background-color: var(--ls-color-sunken, #f1efe9);
    overscroll-behavior: contain;
    white-space: pre-wrap;
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
