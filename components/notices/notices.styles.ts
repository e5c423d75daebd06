import { css } from 'lit';

export const noticesStyles = css`
  .unread {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    margin-block-end: var(--ls-space-2, 8px);
  }

  .notices {
    overflow: hidden;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
  }

  .notice {
    display: grid;
    align-items: center;
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    grid-template-columns: auto minmax(0, 1fr) auto auto;
  }

  .notice + .notice {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .notice[data-unread='true'] {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
  }

  .notice .flag {
    grid-column: -2;
    grid-row: 1;
  }

  .notice__icon {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .notice[data-unread='true'] .notice__icon {
    color: var(--ls-color-text-accent, #0a514d);
  }

  .notice__open {
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    cursor: pointer;
    line-height: var(--_leading-tight);
    text-align: start;
  }

  .notice[data-unread='true'] .notice__open {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .notice__open:hover {
    text-decoration: underline;
  }

  .notice__reason {
    overflow-wrap: anywhere;
  }

  .notice__about {
    display: flex;
    flex-wrap: wrap;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: 0 var(--ls-space-3, 12px);
  }

  .more {
    display: grid;
    margin-block-start: var(--ls-space-4, 16px);
    justify-items: center;
  }

  @media (width < 480px) {
    .notice {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    .notice .button--small {
      grid-column: 2;
      grid-row: 2;
      justify-self: start;
    }
  }

  @media (pointer: coarse) {
    .notice__open {
      min-block-size: var(--ls-size-target, 44px);
    }
  }
`;
