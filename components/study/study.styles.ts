import { css } from 'lit';

export const studyStyles = css`
  :host {
    display: block;
  }

  .study {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .study p {
    margin: 0;
  }

  .purpose {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .by {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
  }

  .sequence {
    min-inline-size: 12em;
    padding-inline-start: var(--ls-space-4, 16px);
    margin: 0;
  }

  .none {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .table :is(td, tbody th) {
    vertical-align: top;
  }

  .table td {
    font-variant-numeric: tabular-nums;
  }

  @media (width < 480px) {
    .table :is(th, td) {
      padding-inline: var(--ls-space-2, 8px);
    }

    .table tbody th {
      min-inline-size: 0;
    }
  }
`;
