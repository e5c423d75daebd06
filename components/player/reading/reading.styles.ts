import { css } from 'lit';

/** A paper that is read: its tools, its pages, and its contents beside them. */
export const readingStyles = css`
  .inside--paper {
    grid-template-rows: auto auto minmax(0, 1fr);
  }

  .paper__tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    padding: var(--ls-space-1, 4px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-1, 4px);
  }

  .paper__tool {
    padding-inline: 10px;
  }

  .paper__place {
    display: inline-flex;
    align-items: center;
    font-variant-numeric: tabular-nums;
    gap: var(--ls-space-1, 4px);
    white-space: nowrap;
  }

  .paper__number {
    inline-size: 4.5em;
    min-block-size: var(--ls-size-target, 44px);
    box-sizing: border-box;
    padding-inline: var(--ls-space-2, 8px);
    border: 1px solid var(--ls-color-border-strong, #77807c);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
    color: inherit;
    font: inherit;
    text-align: center;
  }

  .paper__pages {
    position: relative;
    overflow: auto;
    box-sizing: border-box;
    padding: 12px;
    background-color: var(--ls-color-sunken, #f1efe9);
    /* A paper reads in its own direction, whatever the words around it do. */
    direction: ltr;
    overscroll-behavior: contain;
  }

  .paper__pages:focus-visible {
    outline-offset: -3px;
  }

  .paper__page {
    --total-scale-factor: var(--_scale, 1);
    --scale-round-x: 1px;
    --scale-round-y: 1px;

    position: relative;
    overflow: hidden;
    inline-size: calc(var(--_page-width) * var(--_scale, 1) * 1px);
    block-size: calc(var(--_page-height) * var(--_scale, 1) * 1px);
    box-shadow: 0 1px 4px rgb(0 0 0 / 25%);
    margin-block-end: 12px;
    margin-inline: auto;
    /* Paper is white, also at night: pictures and colours on it mean what they mean. */
    background-color: #fff;
    color: #1c2624;
  }

  .paper__picture {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }

  .paper__failed {
    padding: var(--ls-space-5, 20px);
    text-align: center;
  }

  .paper__text {
    position: absolute;
    overflow: clip;
    forced-color-adjust: none;
    inset: 0;
    line-height: 1;
    text-align: initial;
    text-size-adjust: none;
    transform-origin: 0 0;
  }

  .paper__text span,
  .paper__text br {
    position: absolute;
    color: transparent;
    cursor: text;
    transform-origin: 0 0;
    white-space: pre;
  }

  .paper__text ::selection {
    background-color: rgb(0 90 200 / 28%);
  }

  .paper__text[data-main-rotation='90'] {
    transform: rotate(90deg) translateY(-100%);
  }

  .paper__text[data-main-rotation='180'] {
    transform: rotate(180deg) translate(-100%, -100%);
  }

  .paper__text[data-main-rotation='270'] {
    transform: rotate(270deg) translateX(-100%);
  }

  .paper__text mark {
    background: none;
    color: transparent;
  }

  .paper__text .paper__hit {
    border-radius: 2px;
    background-color: rgb(240 182 77 / 45%);
  }

  .paper__text .paper__hit--current {
    /* Some papers set each character by itself: a line below joins what a frame would part. */
    background-color: rgb(0 90 200 / 28%);
    box-shadow: 0 2px 0 #0a5ac8;
  }

  .paper__margin {
    position: absolute;
    inline-size: 0;
    inset-block: 0;
    inset-inline-end: 0;
  }

  .paper__flag {
    position: absolute;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 1px solid #fff;
    border-end-end-radius: 0;
    border-end-start-radius: 14px;
    border-start-end-radius: 0;
    border-start-start-radius: 14px;
    appearance: none;
    background-color: #a55a00;
    cursor: pointer;
    inset-block-start: min(calc(var(--_at) * 100%), calc(100% - 28px));
    inset-inline-end: 0;
  }

  .paper__side {
    --_note-field: var(--ls-color-border-strong, #77807c);
    --_note-line: var(--ls-color-border, #e6e3dc);
    --_note-hover: var(--ls-color-sunken, #f1efe9);

    z-index: 1;
    overflow: auto;
    inline-size: min(22em, 90%);
    box-sizing: border-box;
    padding: var(--ls-space-3, 12px);
    border-inline-end: 1px solid var(--ls-color-border, #e6e3dc);
    background-color: var(--ls-color-surface, #fff);
  }

  .paper__side :is(ul, ol) {
    padding: 0;
    margin: 0;
    list-style: none;
  }

  .paper__side ul ul {
    padding-inline-start: var(--ls-space-4, 16px);
  }

  .paper__side .note-form__text {
    box-sizing: border-box;
  }

  .paper__side .timed__entry {
    inline-size: calc(100% + 2 * var(--ls-space-2, 8px));
    grid-template-columns: auto minmax(0, 1fr);
  }

  .paper__side .note__acts {
    padding-inline-start: 0;
  }

  .paper__search {
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-self: start;
    padding: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 10px);
    margin: var(--ls-space-2, 8px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    justify-self: end;
  }

  .paper__words {
    inline-size: 10em;
    min-block-size: var(--ls-size-target, 44px);
    box-sizing: border-box;
    flex: 1;
    padding-inline: var(--ls-space-2, 8px);
    border: 1px solid var(--ls-color-border-strong, #77807c);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
    color: inherit;
    font: inherit;
  }

  .paper__found {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  @container (inline-size < 700px) {
    .paper__tool-name {
      position: absolute;
      overflow: hidden;
      inline-size: 1px;
      block-size: 1px;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  .paper__entry {
    inline-size: 100%;
    justify-content: flex-start;
    text-align: start;
  }

  .paper__lost {
    z-index: 1;
    align-self: end;
    padding: var(--ls-space-2, 8px) var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    margin: var(--ls-space-3, 12px);
    background-color: var(--ls-color-text, #1c2624);
    color: var(--ls-color-surface, #fff);
    justify-self: center;
  }
`;
