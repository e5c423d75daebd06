import { css } from 'lit';

export const classProgressStyles = css`
  .summary {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
    margin-block-end: var(--ls-space-3, 12px);
  }

  .scroll {
    overflow-x: auto;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
  }

  .learner {
    display: inline-flex;
    align-items: center;
    gap: var(--ls-space-1, 4px);
    min-block-size: var(--ls-size-target, 44px);
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
    text-align: start;
  }

  .learner:hover {
    text-decoration: underline;
  }

  .share {
    display: grid;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    grid-template-columns: minmax(64px, 160px) auto;
    justify-content: start;
  }

  time {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .share > span {
    white-space: nowrap;
  }

  .timeline {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
    padding-block-end: var(--ls-space-2, 8px);
  }

  .timeline [role='status'] {
    display: grid;
    justify-items: start;
    gap: var(--ls-space-2, 8px);
  }

  .timeline .badge {
    white-space: normal;
  }

  .purpose {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .acts__list {
    overflow-y: auto;
    max-block-size: 320px;
    padding: 0;
    margin: 0;
    list-style: none;
  }

  .acts__list li {
    padding-block: var(--ls-space-1, 4px);
  }

  .study {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
  }

  .study__by {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
  }

  .study__nobody {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .project,
  .unfold {
    margin-block-end: var(--ls-space-3, 12px);
  }

  .unfold {
    margin-block-start: var(--ls-space-3, 12px);
  }

  .projecting {
    color: var(--ls-color-text-quiet, #56605c);
  }

  :host([projecting]) .badge {
    font-size: var(--ls-font-size-xl, 22px);
  }

  /* A list of names and progress does not go from hand to hand. */
  @media print {
    .scroll,
    .project,
    .unfold {
      display: none;
    }
  }

  /* On a phone three columns fit when the bar stands above its words. */
  @media (width < 480px) {
    .share {
      grid-template-columns: minmax(64px, 1fr);
    }

    .table :is(th, td) {
      padding-inline: var(--ls-space-2, 8px);
    }

    .table tbody th {
      min-inline-size: 0;
    }
  }
`;
