import { css } from 'lit';

export const reportFormStyles = css`
  .reporting__form {
    display: grid;
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
    color: var(--ls-color-text, #1c2624);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .reporting__form[hidden],
  .reporting__sent[hidden] {
    display: none;
  }

  .reporting__number {
    font-variant-numeric: tabular-nums;
    user-select: all;
  }
`;
