import { css } from 'lit';

/** Cards and rows are the same parts in another frame. */
export const resultStyles = css`
  /* No grid of blocks: laying out a thousand rows of one takes longer than a frame. */
  .results {
    --_gap: var(--ls-space-4, 16px);

    min-inline-size: 0;
  }

  .block {
    display: grid;
    align-content: start;
    contain: layout style;
    gap: var(--_gap);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--_card-width)), 1fr));
    min-inline-size: 0;
    min-block-size: var(--_block-height, auto);
    padding-block-end: var(--_gap);
  }

  /* What stands is not painted again when a card comes beside it. The shadow of a card under the pointer reaches beyond. */
  @supports (overflow-clip-margin: 16px) {
    .block {
      contain: layout paint style;
      overflow-clip-margin: var(--_gap);
    }
  }

  /* One tile is the outline of a card with the gaps beside and below it: a quarter of a turn is filled. */
  .gap {
    block-size: var(--_gap-height);
    background-image: conic-gradient(
      from 90deg at calc(100% - var(--_gap)) calc(100% - var(--_gap)),
      transparent 180deg,
      var(--ls-color-sunken, #f1efe9) 0 270deg,
      transparent 0
    );
    background-size: calc((100% + var(--_gap)) / var(--_columns)) var(--_row-height);
  }

  .results__item {
    display: grid;
    min-inline-size: 0;
  }

  .results--table ~ .results__more {
    margin-block-start: var(--ls-space-4, 16px);
  }

  .result-bar {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .result-bar__count {
    flex: 1;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    min-inline-size: 0;
  }

  /* As wide as its longest word, whichever is chosen: in Uyghur that is twice as long as in Chinese. */
  .result-bar__sort {
    inline-size: max-content;
    flex: none;
    max-inline-size: 50%;
    min-inline-size: calc(144px * var(--ls-scale, 1));
  }

  .result-bar__layout {
    display: flex;
  }

  /* Of a host's own template nobody knows how far it reaches. */
  .item--own {
    overflow: hidden;
  }

  .item__cover {
    --_corner: calc(var(--ls-radius-l, 16px) - 1px);

    position: relative;
    aspect-ratio: 16 / 9;
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .item > .item__cover {
    border-radius: var(--_corner) var(--_corner) 0 0;
  }

  .item__cover > * {
    border-radius: inherit;
  }

  .item__image--gone {
    visibility: hidden;
  }

  .item__image {
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 16 / 9;
    object-fit: cover;
  }

  .item__length {
    position: absolute;
    border-radius: var(--ls-radius-s, 6px);
    background-color: rgb(12 18 17 / 82%);
    color: var(--ls-color-on-stage, #f2f5f3);
    font-size: var(--ls-font-size-xs, 13px);
    inset-block-end: var(--ls-space-2, 8px);
    inset-inline-end: var(--ls-space-2, 8px);
    line-height: 1.6;
    padding-inline: var(--ls-space-2, 8px);
    white-space: nowrap;
  }

  .item__body {
    gap: var(--ls-space-1, 4px);
    padding: var(--ls-space-3, 12px);
  }

  .item__title {
    font-weight: var(--ls-font-weight-medium, 500);
    line-height: var(--_leading-tight);
  }

  .item__open {
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    cursor: pointer;
    font-weight: inherit;
    text-align: start;
  }

  .item__note {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
    min-block-size: 1.4em;
  }

  .item__badges {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-1, 4px);
    margin-block-start: auto;
    padding-block-start: var(--ls-space-2, 8px);
  }

  /* The target is as large as a finger; the box in it is as large as a box. */
  .item__choice,
  .item__tools {
    position: absolute;
    inset-block-start: 0;
  }

  .item__choice {
    display: grid;
    inline-size: var(--_tool);
    block-size: var(--_tool);
    cursor: pointer;
    inset-inline-start: 0;
    place-items: center;
  }

  .item__choice input {
    inline-size: calc(var(--_tool) * 0.55);
    block-size: calc(var(--_tool) * 0.55);
    accent-color: var(--ls-color-accent, #0e6762);
    box-shadow: 0 0 2px #0006;
    cursor: inherit;
  }

  .item__choice input[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.6;
  }

  .item__tools {
    display: flex;
    inset-inline-end: 0;
  }

  .item__tool {
    display: grid;
    inline-size: var(--_tool);
    block-size: var(--_tool);
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: var(--ls-color-text, #1c2624);
    cursor: pointer;
    place-items: center;
  }

  .item__tool .icon {
    inline-size: calc(var(--_tool) - 12px);
    block-size: calc(var(--_tool) - 12px);
    padding: 7px;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: 0 0 0 1px var(--ls-color-border, #e6e3dc);
  }

  .item__tool:hover .icon {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .item__tool[aria-pressed='true'] .icon {
    background-color: var(--ls-color-accent, #0e6762);
    box-shadow: none;
    color: var(--ls-color-on-accent, #fff);
  }

  .item__tool[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.5;
  }

  /* With a mouse the tools of a card come when it is near; with a finger they are always there. Not laid out before: drawings
     cost more than all the rest of a card. */
  @media (hover: hover) and (pointer: fine) {
    .item:not(:hover, :focus-within) .item__tool[aria-pressed='false'] .icon {
      display: none;
    }
  }

  .results--list {
    --_gap: var(--ls-space-2, 8px);
  }

  .results--list .block {
    grid-template-columns: minmax(0, 1fr);
  }

  .results--list .item {
    flex-direction: row;
    align-items: stretch;
  }

  .results--list .item__cover {
    inline-size: clamp(112px, 22cqi, 176px);
    flex: none;
    align-self: start;
    border-radius: var(--ls-radius-s, 6px);
    margin-block: var(--ls-space-3, 12px);
    margin-inline-start: var(--ls-space-3, 12px);
  }

  .results--list .item__body {
    padding-inline-end: var(--_tool);
  }

  /* Of the three tools the body leaves room for one; beside the title there is room for all. */
  .results--list .item__title {
    padding-inline-end: calc(2 * var(--_tool));
  }

  .results--list .item__note {
    min-block-size: 0;
  }

  @container (inline-size < 480px) {
    .results--list .item__provider,
    .results--list .item__admitted {
      display: none;
    }

    .results--grid {
      --_gap: var(--ls-space-3, 12px);
    }

    /* On a small card it would cover the picture, on a small row the title; the closer look has it. */
    :is(.results--grid, .results--list) .item__tool--compare {
      display: none;
    }

    .results--list .item__tools {
      flex-direction: column;
    }

    .results--list .item__length {
      inset-block-end: var(--ls-space-1, 4px);
      inset-inline-end: var(--ls-space-1, 4px);
      padding-inline: var(--ls-space-1, 4px);
    }

    .results--list .item__title {
      padding-inline-end: 0;
    }

    .results--grid .block {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 152px), 1fr));
    }
  }

  @container (inline-size < 420px) {
    .result-bar {
      flex-wrap: wrap;
    }

    .result-bar > .result-bar__said {
      min-block-size: 1.5em;
      flex-basis: 100%;
    }

    .result-bar__sort {
      inline-size: auto;
      flex: 1 0 112px;
      max-inline-size: none;
      min-inline-size: 0;
    }

    .result-bar__layout .button {
      min-inline-size: 40px;
      padding-inline: 0;
    }
  }

  @media print {
    .item__length {
      print-color-adjust: exact;
    }
  }
`;
