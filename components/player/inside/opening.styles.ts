import { css } from 'lit';

/** The card of what is opened, not played; its shape and its words are those of the box of a state. */
export const openingStyles = css`
  .opening__picture {
    display: grid;
    inline-size: 72px;
    block-size: 72px;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    place-items: center;
  }

  .opening__acts {
    justify-content: center;
    margin-block-start: var(--ls-space-2, 8px);
  }

  .alternative {
    font-size: var(--ls-font-size-s, 14px);
    text-align: start;
  }

  .alternative summary {
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
  }

  .alternative ol {
    display: grid;
    max-inline-size: 36em;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-2, 8px);
    list-style: decimal;
    margin-block-end: var(--ls-space-4, 16px);
    padding-inline-start: var(--ls-space-6, 24px);
  }

  .opening__note {
    font-weight: 400;
  }

  @container (inline-size < 420px) {
    .opening__picture {
      display: none;
    }
  }
`;
