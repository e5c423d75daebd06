import { css } from 'lit';
import { tableStyles } from '../../base/styles/index.ts';

/** The compact table: one line a resource, and on a wide screen all that a line can hold. */
export const tableViewStyles = css`
  ${tableStyles}

  /* What is hidden in it must not hang out of it. */
  .results--table {
    position: relative;
  }

  .results--table .table {
    font-size: var(--ls-font-size-s, 14px);
  }

  .results--table .table :is(th, td) {
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-3, 12px);
  }

  .results--table .table tbody th {
    min-inline-size: min(240px, 60cqi);
  }

  .results--table .column--wide {
    display: none;
  }

  /* It would undo what does not wrap at all. */
  .results--table td.column--wide:not(.nowrap, .figure) {
    text-wrap: balance;
  }

  .results--table .nowrap {
    white-space: nowrap;
  }

  .results--table .nowrap .icon {
    display: inline-block;
    color: var(--ls-color-text-quiet, #56605c);
    vertical-align: -0.25em;
  }

  .row-title {
    display: flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .results--table .item__choice {
    position: static;
    flex: none;
  }

  .results--table .item__open {
    min-block-size: var(--_small-target);
  }

  .results--table .item__open::after {
    content: none;
  }

  .results--table .item__open:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .results--table .item__open:focus-visible {
    border-radius: var(--ls-radius-s, 6px);
    outline: var(--ls-focus-width, 3px) solid var(--ls-focus-color, #1c827b);
  }

  .results--table .item--chosen :is(th, td),
  .results--table .item--open :is(th, td) {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
  }

  .results--table .item__tool .icon {
    background: none;
    box-shadow: none;
  }

  .results--table .item__tool[aria-pressed='true'] .icon {
    background-color: var(--ls-color-accent, #0e6762);
  }

  tr.gap td {
    block-size: var(--_gap-height);
    padding: 0;
    border: 0;
  }

  @container (inline-size >= 1200px) {
    .picker:not(.picker--opened) .results--table .column--wide {
      display: table-cell;
    }
  }
`;
