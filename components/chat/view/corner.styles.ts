import { css } from 'lit';

/** The chat in the corner of somebody else's page: a button, and above it what it opens. */
export const cornerStyles = css`
  :host([compact]) {
    position: fixed;
    z-index: 20;
    background: none;
    container-type: normal;
    inset-block-end: var(--ls-space-4, 16px);
    inset-inline-end: var(--ls-space-4, 16px);
  }

  .corner {
    display: grid;
    gap: var(--ls-space-2, 8px);
    justify-items: end;
  }

  .corner__button {
    display: inline-flex;
    min-block-size: calc(var(--ls-size-target, 44px) + var(--ls-space-2, 8px));
    align-items: center;
    padding-inline: var(--ls-space-4, 16px) var(--ls-space-5, 20px);
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-accent, #0e6762);
    box-shadow: var(--ls-shadow-2, 0 6px 20px -6px rgb(20 34 31 / 30%));
    color: var(--ls-color-on-accent, #fff);
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
    gap: var(--ls-space-2, 8px);
  }

  .corner__button:hover {
    background-color: var(--ls-color-accent-strong, #0a514d);
  }

  .corner__button .count {
    background-color: var(--ls-color-on-accent, #fff);
    color: var(--ls-color-accent, #0e6762);
  }

  .corner__panel {
    display: grid;
    overflow: hidden;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    block-size: min(600px, 100vh - 112px);
    box-shadow: var(--ls-shadow-3, 0 20px 48px -12px rgb(20 34 31 / 30%));
    container-type: inline-size;
    grid-template-rows: auto minmax(0, 1fr);
    inline-size: min(400px, 100vw - 32px);
  }

  .corner__bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
    padding-inline: var(--ls-space-4, 16px) var(--ls-space-1, 4px);
  }

  .corner__panel .chat {
    border: 0;
    border-radius: 0;
    block-size: 100%;
  }

  /* A phone has no corners to spare. */
  @media (width < 480px) {
    .corner__panel {
      position: fixed;
      border: 0;
      border-radius: 0;
      block-size: auto;
      inline-size: auto;
      inset: 0;
    }
  }

  @media (forced-colors: active) {
    .corner__button {
      border: 2px solid ButtonText;
    }
  }

  @media print {
    :host([compact]) {
      display: none;
    }
  }
`;
