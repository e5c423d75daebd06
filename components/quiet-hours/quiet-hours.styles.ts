import { css } from 'lit';

export const quietHoursStyles = css`
  :host {
    display: grid;
    gap: var(--ls-space-4, 16px);
  }

  .now {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    gap: var(--ls-space-2, 8px);
    margin: 0;
  }

  .digest {
    display: grid;
    padding: var(--ls-space-4, 16px);
    gap: var(--ls-space-2, 8px);
  }

  .digest__title {
    font-weight: var(--ls-font-weight-strong, 600);
    margin: 0;
  }

  .digest__time {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    margin: 0;
  }

  .digest__parts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .form {
    display: grid;
    max-inline-size: 560px;
    gap: var(--ls-space-4, 16px);
  }

  .times {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr));
  }

  .field__hint {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    margin: 0;
  }

  .push {
    display: grid;
    max-inline-size: 560px;
    padding-block-start: var(--ls-space-4, 16px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-2, 8px);
  }

  .push__hint {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    margin: 0;
  }

  .push__state {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    margin: 0;
  }

  .push__state:empty {
    display: none;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-3, 12px);
    margin: 0;
  }

  .acts [role='status'] {
    display: flex;
    align-items: center;
    gap: var(--ls-space-1, 4px);
  }
`;
