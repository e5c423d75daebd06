import { css } from 'lit';

/** A book in the box of the reader. */
export const bookBoxStyles = css`
  .paper__pages--book {
    padding: 0;
    /* Paper is white, also at night: colours in a book mean what they mean. */
    background-color: #fff;
    color: #1c2624;
    overscroll-behavior: contain;
    scroll-behavior: auto;
  }

  .paper__pages--leafed {
    overflow: hidden;
    touch-action: pan-y;
  }

  .book {
    position: relative;
    display: block;
    min-block-size: 100%;
  }

  .paper__pages--leafed .book {
    min-block-size: 0;
    block-size: 100%;
  }

  .book__layer {
    position: absolute;
    /* Where things stand is measured from the left, whatever the direction of the text. */
    direction: ltr;
    inset: 0;
    pointer-events: none;
    writing-mode: horizontal-tb;
  }

  .book__last {
    inline-size: 1px;
    block-size: 1px;
  }

  .book__layer > * {
    position: absolute;
    inset-block-start: calc(var(--_top, 0) * 1px);
    inset-inline: calc(var(--_left, 0) * 1px) auto;
  }

  .book__layer .paper__flag {
    inset-block-start: calc(var(--_top) * 1px);
    inset-inline: calc(var(--_left) * 1px) auto;
    pointer-events: auto;
  }

  .book__hit {
    inline-size: calc(var(--_width) * 1px);
    block-size: calc(var(--_height) * 1px);
    border-radius: 2px;
    background-color: rgb(240 182 77 / 45%);
  }

  .book__hit--current {
    background-color: rgb(0 90 200 / 28%);
    box-shadow: 0 2px 0 #0a5ac8;
  }

  .book__ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding: var(--ls-space-4, 16px);
    background-color: #fff;
    gap: var(--ls-space-2, 8px);
    writing-mode: horizontal-tb;
  }

  .book__ways .button {
    border-color: #77807c;
    background-color: #fff;
    color: #1c2624;
  }
`;

/** A chapter, below what the book itself says. */
export const chapterStyles = css`
  :host {
    font-size: calc(var(--_letters, 18) * 1px);
    line-height: var(--_lines, 1.8);
    overflow-wrap: anywhere;
  }

  .book__html {
    max-inline-size: 41em;
    box-sizing: border-box;
    padding: 1.2em clamp(14px, 5%, 1.5em);
    margin: 0 auto;
  }

  .book__body {
    margin: 0;
  }

  h1,
  h2,
  h3 {
    line-height: 1.4;
    break-after: avoid;
  }

  table {
    border-collapse: collapse;
  }

  ruby {
    ruby-align: center;
  }

  pre {
    white-space: pre-wrap;
  }

  .book__picture {
    inline-size: var(--_width);
    max-inline-size: 100%;
    block-size: auto;
    vertical-align: middle;
  }

  foreignObject .book__picture {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  svg {
    max-inline-size: 100%;
  }

  [role='link'],
  a[href] {
    color: #0a5ac8;
    cursor: pointer;
    text-decoration: underline;
  }

  :focus-visible {
    outline: 2px solid #0a5ac8;
    outline-offset: 2px;
  }

  .book__sound {
    min-block-size: 44px;
    padding: 4px 16px;
    border: 1px solid #77807c;
    border-radius: 10px;
    background-color: #fff;
    color: #1c2624;
    cursor: pointer;
    font: inherit;
  }

  .book__sound[aria-busy='true'] {
    opacity: 0.6;
  }

  .book__failed {
    display: block;
    color: #9c2b1c;
    font-style: normal;
  }

  video {
    max-inline-size: 100%;
  }

  :host([data-vertical]) .book__html {
    max-inline-size: 100%;
    padding: clamp(14px, 5%, 1.5em) 1.2em;
  }

  :host([data-leafed]) .book__html {
    inline-size: calc(var(--_leaf) * 1px);
    max-inline-size: none;
    block-size: 100%;
    padding: 20px 24px;
    column-fill: auto;
    column-gap: 48px;
    column-width: calc(var(--_column) * 1px);
  }

  :host([data-leafed]) :is(.book__picture, svg) {
    max-block-size: calc(var(--_height) * 1px);
    object-fit: contain;
  }

  :host([data-fixed]) .book__html {
    position: relative;
    overflow: hidden;
    inline-size: calc(var(--_across) * 1px);
    max-inline-size: none;
    block-size: calc(var(--_down) * 1px);
    padding: 0;
    margin: 0;
    transform: scale(var(--_scale, 1));
    transform-origin: 0 0;
  }

  :host([data-fixed]) .book__body {
    inline-size: 100%;
    block-size: 100%;
  }
`;
