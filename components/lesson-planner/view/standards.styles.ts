import { css } from 'lit';

export const standardsStyles = css`
  .aligned {
    display: grid;
    gap: var(--ls-space-1, 4px);
    grid-column: 1 / -1;
    justify-items: start;
  }

  .aligned__list,
  .tree {
    display: grid;
    inline-size: 100%;
    padding: 0;
    margin: 0;
    list-style: none;
  }

  .aligned__list li,
  .tree__line {
    display: grid;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    overflow-wrap: anywhere;
  }

  .aligned__list li {
    padding-inline-start: var(--ls-space-3, 12px);
    border-inline-start: 3px solid var(--ls-color-accent, #0e6762);
    font-size: var(--ls-font-size-s, 14px);
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .chooser {
    display: grid;
    inline-size: 100%;
    box-sizing: border-box;
    gap: var(--ls-space-3, 12px);
  }

  .chooser > .tree {
    max-block-size: 60vh;
    overflow-y: auto;
  }

  .tree .tree {
    padding-inline-start: var(--ls-space-4, 16px);
  }

  .tree__line {
    grid-template-columns: auto minmax(0, 1fr);
  }

  .tree__line > .choice:only-child {
    grid-column: 1 / -1;
  }

  .tree__end {
    inline-size: var(--ls-size-target, 44px);
  }

  .tree__path {
    margin: 0 0 var(--ls-space-2, 8px);
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .coverage {
    display: grid;
    margin-block-end: var(--ls-space-5, 20px);
    gap: var(--ls-space-3, 12px);
  }

  .coverage h3 {
    margin: 0;
  }

  .coverage__sum {
    display: grid;
    margin: 0;
    gap: var(--ls-space-2, 8px);
  }

  .coverage .table {
    table-layout: fixed;
  }

  .coverage .table :is(th, td) {
    min-inline-size: 0;
    padding-inline: var(--ls-space-2, 8px);
    overflow-wrap: anywhere;
    white-space: normal;
  }

  .coverage thead th:first-child {
    inline-size: 56%;
  }

  /* A title is as long as its teacher made it. */
  .coverage td .button {
    padding-inline: var(--ls-space-1, 4px);
    text-align: start;
    white-space: normal;
  }

  .coverage__none {
    display: inline-flex;
    align-items: center;
    color: var(--ls-color-text-warning, #704104);
    gap: var(--ls-space-1, 4px);
  }
`;
