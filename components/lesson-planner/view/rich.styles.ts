import { css } from 'lit';

/** Formatted text, read and written. What is written stands as what is read, so that opening a text moves nothing. */
export const richStyles = css`
  .rich {
    overflow-wrap: anywhere;
  }

  .field .input.rich {
    min-block-size: calc(var(--ls-size-target, 44px) * 1.75);
    background-color: var(--ls-color-surface, #fff);
    cursor: text;
    line-height: var(--_leading);
    white-space: break-spaces;
  }

  .rich :is(p, ul, ol) {
    margin: 0;
  }

  .rich :is(ul, ol) {
    padding-inline-start: 1.75em;
  }

  .rich ul {
    list-style: disc;
  }

  .rich ol {
    list-style: decimal;
  }

  .rich__place .rich {
    counter-reset: point;
  }

  .rich [data-list] {
    display: list-item;
    list-style-position: outside;
    margin-inline-start: 1.75em;
  }

  .rich [data-list='bullet'] {
    list-style-type: disc;
  }

  .rich p:not([data-list='ordered']) {
    counter-set: point 0;
  }

  .rich [data-list='ordered'] {
    counter-increment: point;
    list-style-type: none;
  }

  .rich [data-list='ordered']::before {
    display: inline-block;
    inline-size: 1.5em;
    content: counter(point) '.';
    margin-inline-start: -1.5em;
  }

  .rich table {
    inline-size: 100%;
    border-collapse: collapse;
    margin-block: var(--ls-space-1, 4px);
    table-layout: fixed;
  }

  .rich :is(td, th) {
    position: relative;
    min-inline-size: 2em;
    padding: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    font-weight: inherit;
    text-align: start;
    vertical-align: top;
  }

  .rich :is(th, .head) {
    background-color: var(--ls-color-sunken, #f1efe9);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .rich .selectedCell {
    outline: 2px solid var(--ls-color-accent, #0e6762);
    outline-offset: -2px;
  }

  /* What the editor puts behind a formula at the end of a line, so that the caret has a place there. */
  .rich .ProseMirror-separator {
    display: inline;
  }

  .formula {
    display: inline-block;
    max-inline-size: 100%;
    padding-inline: 1px;
    overflow: auto hidden;
    vertical-align: middle;
  }

  .formula.ProseMirror-selectednode {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    outline: 2px solid var(--ls-color-accent, #0e6762);
  }

  .picture {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: bottom;
  }

  .picture canvas {
    display: block;
    inline-size: min(100%, var(--_picture, 480px));
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--ls-radius-s, 4px);
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .picture__note {
    color: var(--ls-color-text-muted, #5b615c);
  }

  .picture.ProseMirror-selectednode canvas {
    outline: 2px solid var(--ls-color-accent, #0e6762);
    outline-offset: 2px;
  }

  .rich__picture {
    max-inline-size: 160px;
    max-block-size: 120px;
    border-radius: var(--ls-radius-s, 4px);
  }

  .rich__formula {
    display: grid;
    padding: var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 8px);
    margin-block-end: var(--ls-space-2, 8px);
    gap: var(--ls-space-2, 8px);
  }

  .rich__seen {
    min-block-size: 2.5em;
    margin: 0;
    font-size: 1.25em;
    text-align: center;
  }

  .rich__formats {
    margin-block: var(--ls-space-1, 4px);
  }

  .rich strong {
    font-weight: var(--ls-font-weight-strong, 600);
  }

  @media print {
    .formula {
      overflow: visible;
    }
  }
`;
