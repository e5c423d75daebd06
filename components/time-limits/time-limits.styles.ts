import { css } from 'lit';

export const timeLimitsStyles = css`
  :host {
    display: grid;
    gap: var(--ls-space-4, 16px);
  }

  .person {
    display: grid;
    padding: var(--ls-space-4, 16px);
    gap: var(--ls-space-3, 12px);
  }

  .today {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    gap: var(--ls-space-2, 8px);
  }

  .form {
    display: grid;
    max-inline-size: 560px;
    gap: var(--ls-space-4, 16px);
  }

  .hours {
    display: grid;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr));
    margin: 0;
  }

  .hours legend {
    padding: 0;
    margin-block-end: var(--ls-space-2, 8px);
  }

  .person__name {
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-3, 12px);
  }

  .acts [role='status'] {
    display: flex;
    align-items: center;
    gap: var(--ls-space-1, 4px);
  }

  .rule {
    display: grid;
    gap: var(--ls-space-1, 4px);
    margin: 0;
    padding-inline-start: var(--ls-space-5, 20px);
  }

  .by {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }
`;
