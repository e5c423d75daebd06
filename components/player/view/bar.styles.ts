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

  /* ---- Seek bar ---- */
  .seek {
    position: relative;
    display: grid;
    align-items: center;
    margin-inline: var(--ls-space-2, 8px);
  }

  .seek > * {
    grid-area: 1 / 1;
  }

  .seek__track {
    overflow: hidden;
    inline-size: calc(100% - 14px);
    block-size: 6px;
    border-radius: var(--ls-radius-full, 999px);
    margin-inline: 7px;
    pointer-events: none;
    transition: block-size var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease);
  }

  .seek:hover .seek__track,
  .seek:focus-within .seek__track {
    block-size: 8px;
  }

  .seek__ground {
    fill: rgb(242 245 243 / 26%);
  }

  .seek__loaded {
    fill: rgb(242 245 243 / 26%);
  }

  .seek__watched {
    fill: rgb(116 196 187 / 55%);
  }

  .seek__played {
    fill: var(--ls-player-bar, #74c4bb);
  }

  .seek__tick {
    stroke: var(--ls-color-stage, #0c1211);
    stroke-width: 2px;
    vector-effect: non-scaling-stroke;
  }

  .seek__input {
    z-index: 1;
    inline-size: 100%;
    block-size: 28px;
    border-radius: var(--ls-radius-s, 6px);
    margin: 0;
    appearance: none;
    background: none;
    cursor: pointer;
    touch-action: none;
  }

  @media (pointer: coarse) {
    .seek__input {
      block-size: var(--ls-size-target, 44px);
    }
  }

  .seek__input::-webkit-slider-thumb {
    inline-size: 14px;
    block-size: 14px;
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-on-stage, #f2f5f3);
    box-shadow: 0 0 0 1px rgb(12 18 17 / 50%);
  }

  .seek__input::-moz-range-thumb {
    inline-size: 14px;
    block-size: 14px;
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-on-stage, #f2f5f3);
    box-shadow: 0 0 0 1px rgb(12 18 17 / 50%);
  }

  .seek__input::-moz-range-track {
    background: none;
  }

  .seek__input[aria-disabled='true']::-webkit-slider-thumb {
    visibility: hidden;
  }

  .seek__input[aria-disabled='true']::-moz-range-thumb {
    visibility: hidden;
  }

  .preview {
    position: absolute;
    z-index: 3;
    display: grid;
    overflow: hidden;
    max-inline-size: 192px;
    border-radius: var(--ls-radius-s, 6px);
    background-color: var(--ls-color-stage, #0c1211);
    box-shadow: 0 0 0 1px rgb(242 245 243 / 30%);
    font-size: var(--ls-font-size-xs, 13px);
    inset-block-end: calc(100% + 4px);
    inset-inline-start: var(--_preview-at, 0);
    justify-items: center;
    pointer-events: none;
    transform: translateX(calc(var(--_preview-share, 0.5) * -100%));
  }

  .preview__picture {
    inline-size: 160px;
    aspect-ratio: 16 / 9;
  }

  .preview__chapter,
  .preview__time {
    overflow: hidden;
    max-inline-size: 100%;
    padding-inline: var(--ls-space-2, 8px);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .preview__time {
    font-variant-numeric: tabular-nums;
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

  /* Phones have keys for it; the panel has it too. */
  @container (inline-size < 400px) {
    .volume {
      display: none;
    }

    .bar__time {
      padding-inline: 0;
    }
  }

  @media (forced-colors: active) {
    .bar {
      background: Canvas;
    }

    .seek__track {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
    }
  }
`;
