import { css } from 'lit';

/** The seek bar and the bubble above it. */
export const seekStyles = css`
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

  .seek__loaded {
    fill: rgb(242 245 243 / 26%);
  }

  .seek__watched {
    fill: rgb(116 196 187 / 55%);
  }

  .seek__closed {
    fill: rgb(12 18 17 / 62%);
  }

  .seek__loop {
    fill: none;
    stroke: var(--ls-player-loop, #f0b64d);
    stroke-width: 3px;
    vector-effect: non-scaling-stroke;
  }

  .seek__note {
    stroke: var(--ls-player-note, #f0b64d);
    stroke-width: 4px;
    vector-effect: non-scaling-stroke;
  }

  .seek__cue {
    stroke: var(--ls-player-cue, #ffffff);
    stroke-width: 6px;
    vector-effect: non-scaling-stroke;
  }

  .seek__cue--answered {
    stroke-width: 2px;
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

  @container (inline-size >= 1600px) {
    .seek__track {
      block-size: 0.5cqi;
    }

    .seek__input {
      block-size: 52px;
    }
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

  @media (forced-colors: active) {
    .seek__track {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
    }
  }
`;
