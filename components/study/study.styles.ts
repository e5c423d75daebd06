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

  .none {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .table td {
    font-variant-numeric: tabular-nums;
  }
`;
