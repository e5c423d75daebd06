import { css } from 'lit';

export const reportDialogStyles = css`
  .report-dialog {
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    inline-size: min(480px, 100vi - 32px);
    max-block-size: calc(100vb - 32px);
    overflow-y: auto;
    padding: var(--ls-space-4, 16px);
  }

  .report-dialog[open] {
    display: grid;
    align-content: start;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
  }

  .report-dialog::backdrop {
    background-color: rgb(0 0 0 / 45%);
  }

  .report-dialog__head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px);
  }

  .report-dialog__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .report-dialog p {
    overflow-wrap: anywhere;
  }

  .reporting__sent:focus {
    outline: none;
  }
`;
