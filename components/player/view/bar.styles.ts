import { css } from 'lit';

/** The control bar: quiet glass at the foot of the picture. */
export const barStyles = css`
  .bar {
    z-index: 2;
    align-self: end;
    padding-block: 40px var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-2, 8px);
    background-image: linear-gradient(to top, rgb(12 18 17 / 88%), rgb(12 18 17 / 66%) 55%, transparent);
    pointer-events: none;
    transition: opacity var(--ls-motion-slow, 0s) var(--ls-motion-ease, ease);
  }

  .bar > * {
    pointer-events: auto;
  }

  .stage--quiet .bar {
    opacity: 0;
  }

  .stage--quiet .bar > * {
    pointer-events: none;
  }

  .bar__row {
    display: flex;
    align-items: center;
  }

  .bar__space {
    flex: 1;
  }

  .bar__time {
    padding-inline: var(--ls-space-2, 8px);
    font-size: var(--ls-font-size-s, 14px);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .bar__duration {
    opacity: 0.8;
  }

  .control {
    display: grid;
    inline-size: var(--ls-size-target, 44px);
    block-size: var(--ls-size-target, 44px);
    flex: none;
    padding: 0;
    border: 0;
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background-color: transparent;
    color: inherit;
    cursor: pointer;
    place-items: center;
    touch-action: manipulation;
  }

  .control:hover,
  .control[aria-expanded='true'] {
    background-color: rgb(242 245 243 / 16%);
  }

  /* Captions are on: a line under the sign, not only a colour. */
  .control--on {
    box-shadow: inset 0 -3px 0 -1px currentcolor;
  }

  /* ---- Volume ---- */
  .volume {
    display: inline-flex;
    align-items: center;
  }

  .volume__input {
    inline-size: 84px;
    block-size: 28px;
    accent-color: var(--ls-color-on-stage, #f2f5f3);
    cursor: pointer;
  }

  @container (inline-size < 560px) {
    .volume__input {
      display: none;
    }
  }

  @container (inline-size >= 1600px) {
    .volume__input {
      inline-size: 160px;
    }
  }

  /* Phones have keys for the volume and a small window of their own; the time goes above the seek bar. */
  @container (inline-size < 480px) {
    .volume,
    .control--small-window {
      display: none;
    }

    .bar__row {
      justify-content: space-between;
    }

    .bar__space {
      display: none;
    }

    .bar__time {
      position: absolute;
      border-radius: var(--ls-radius-s, 6px);
      background-color: rgb(12 18 17 / 72%);
      inset-block-end: calc(2 * var(--ls-size-target, 44px) + 2px);
      inset-inline-start: var(--ls-space-4, 16px);
    }

    .stage--begun.stage--audio .poster {
      padding-block-end: 116px;
    }
  }

  @media (forced-colors: active) {
    .bar {
      background: Canvas;
    }
  }
`;
