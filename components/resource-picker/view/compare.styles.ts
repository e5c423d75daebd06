import { css } from 'lit';
import { tableStyles } from '../../base/styles/index.ts';

/** Resources side by side, over the page. */
export const compareStyles = css`
  ${tableStyles}

  .compare-bar__count {
    flex: none;
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .compare-bar__items {
    display: flex;
    flex: 1 1 160px;
    flex-wrap: wrap;
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    min-inline-size: 0;
  }

  .compare-bar__item {
    display: flex;
    align-items: center;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-sunken, #f1efe9);
    font-size: var(--ls-font-size-s, 14px);
    max-inline-size: min(100%, 224px);
    min-inline-size: 0;
    padding-inline-start: var(--ls-space-3, 12px);
  }

  .compare {
    inline-size: min(1200px, calc(100vw - 32px));
    max-inline-size: none;
    block-size: min(860px, calc(100vh - 32px));
    max-block-size: none;
    padding: 0;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, none);
    color: var(--ls-color-text, #1c2624);
  }

  .compare[open] {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
  }

  .compare__box {
    grid-row: 3;
  }

  .compare__unread {
    padding-block-end: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-5, 20px);
  }

  .compare::backdrop {
    background-color: rgb(12 18 17 / 55%);
  }

  .compare__head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-5, 20px);
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-5, 20px) var(--ls-space-2, 8px);
  }

  .compare__head .heading:focus {
    outline: none;
  }

  .compare__close {
    margin-inline-start: auto;
  }

  .compare__box {
    overflow: auto;
    border: 0;
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: 0;
    background: none;
  }

  .compare__table {
    font-size: var(--ls-font-size-s, 14px);
    table-layout: fixed;
  }

  .compare__table :is(th, td) {
    vertical-align: top;
  }

  .compare__table :is(thead td, tbody th):first-child {
    inline-size: 152px;
    background-color: var(--ls-color-raised, #fff);
  }

  .compare__table thead th {
    inline-size: 240px;
    background-color: var(--ls-color-raised, #fff);
    color: var(--ls-color-text, #1c2624);
    white-space: normal;
  }

  .compare__table tbody th {
    min-inline-size: 0;
    color: var(--ls-color-text-quiet, #56605c);
    font-weight: 400;
  }

  .compare__table tbody th .badge {
    margin-inline-end: var(--ls-space-1, 4px);
  }

  .compare__table tbody tr.compare__row--differs > td {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .compare__table .facts__link {
    color: var(--ls-color-text-accent, #0a514d);
    overflow-wrap: anywhere;
  }

  .compare__table .item__cover {
    border-radius: var(--ls-radius-m, 10px);
    margin-block-end: var(--ls-space-2, 8px);
  }

  .compare__name {
    display: block;
    font-size: var(--ls-font-size-m, 16px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    margin-block-end: var(--ls-space-2, 8px);
  }

  @media (width < 640px) {
    .compare__table :is(thead td, tbody th):first-child {
      inline-size: 96px;
    }

    .compare__table thead th {
      inline-size: 168px;
    }
  }

  @container (inline-size < 480px) {
    .compare-bar__items {
      display: none;
    }

    .compare-bar .button {
      margin-inline-start: auto;
    }
  }
`;
