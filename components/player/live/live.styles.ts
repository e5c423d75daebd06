import { css } from 'lit';

/** What is live: a sign that is a button, beside play. */
export const liveStyles = css`
  .live {
    display: inline-flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    border: 0;
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background-color: transparent;
    color: inherit;
    font: inherit;
    font-size: var(--ls-font-size-s, 14px);
    font-variant-numeric: tabular-nums;
    gap: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-2, 8px);
    touch-action: manipulation;
    white-space: nowrap;
  }

  .live--behind {
    cursor: pointer;
  }

  .live--behind:hover {
    background-color: rgb(242 245 243 / 16%);
  }

  /* Filled: it is what happens now. A ring: one is behind it. */
  .live__dot {
    box-sizing: border-box;
    flex: none;
    border: 2px solid var(--ls-player-live, #ff6b60);
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-player-live, #ff6b60);
    block-size: 10px;
    inline-size: 10px;
  }

  .live--behind .live__dot {
    background-color: transparent;
  }

  .live--behind .live__word {
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  /* The row of buttons is full: the sign stands above it, as the time of other lessons does. */
  @container (inline-size < 480px) {
    .live {
      position: absolute;
      background-color: rgb(12 18 17 / 72%);
      inset-block-end: calc(2 * var(--ls-size-target, 44px) + 2px);
      inset-inline-start: var(--ls-space-4, 16px);
    }

    .live--alone {
      inset-block-end: calc(var(--ls-size-target, 44px) + 8px);
    }
  }

  @media (forced-colors: active) {
    .live__dot {
      border-color: CanvasText;
      background-color: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
