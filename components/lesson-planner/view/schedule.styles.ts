import { css } from 'lit';

export const scheduleStyles = css`
  .week,
  .term {
    display: grid;
    margin-block-start: var(--ls-space-4, 16px);
    gap: var(--ls-space-4, 16px);
    grid-template-columns: minmax(0, 1fr);
  }

  .week__bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px);
  }

  .week__bar h3 {
    margin: 0;
  }

  .notes {
    display: grid;
    margin-block-start: var(--ls-space-3, 12px);
    gap: var(--ls-space-3, 12px);
  }

  .notes .fact {
    margin: 0;
  }

  .week__scroll {
    overflow-x: auto;
  }

  .timetable {
    inline-size: 100%;
    min-inline-size: 560px;
    table-layout: fixed;
  }

  .timetable :is(th, td) {
    min-inline-size: 0;
    padding: var(--ls-space-1, 4px);
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  .timetable :is(th):first-child {
    inline-size: 48px;
    text-align: center;
  }

  .timetable :is(th)[aria-current='time'] {
    color: var(--ls-color-accent, #0e6762);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .bell {
    display: grid;
    font-size: var(--ls-font-size-xs, 13px);
    font-weight: var(--ls-font-weight-normal, 400);
    font-variant-numeric: tabular-nums;
    line-height: var(--_leading-tight);
  }

  .bells__table {
    max-inline-size: 480px;
  }

  .bells__table :is(th, td) {
    padding: var(--ls-space-1, 4px);
    vertical-align: top;
  }

  .bells__table tbody :is(th) {
    min-inline-size: 0;
    vertical-align: middle;
  }

  .closed__form {
    display: grid;
    margin-block-start: var(--ls-space-2, 8px);
    gap: var(--ls-space-3, 12px);
  }

  /* The name of a holiday goes below its date, and dates stay whole. */
  .timetable thead th {
    white-space: normal;
    word-break: keep-all;
  }

  .timetable th[aria-current] {
    color: var(--ls-color-accent, #0e6762);
  }

  .hour {
    display: grid;
    padding: var(--ls-space-2, 8px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-1, 4px);
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
  }

  .hour[data-unknown='true'] {
    border-style: dashed;
  }

  .hour__course,
  .hour__none,
  .hour__out,
  .lesson__beyond {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .hour__out,
  .lesson__beyond {
    color: var(--ls-color-text-warning, #704104);
  }

  .hour__open {
    min-block-size: var(--ls-size-target, 44px);
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
    overflow-wrap: anywhere;
    text-align: start;
  }

  .hour[data-drop],
  .lesson[data-drop] {
    box-shadow: 0 0 0 3px var(--ls-color-accent, #0e6762);
  }

  .hour[data-dragged] {
    opacity: 0.6;
  }

  .hour .places {
    padding: 0;
  }

  /* What is out of sight is laid out when it comes near. */
  .lesson:not(:focus-within) {
    contain-intrinsic-size: auto 60px;
    content-visibility: auto;
  }

  .lesson__line {
    display: grid;
    align-items: center;
    padding-inline-end: var(--ls-space-2, 8px);
    gap: 0 var(--ls-space-2, 8px);
    grid-template-columns: auto minmax(0, 1fr);
  }

  .lesson__line .places,
  .lesson__unit {
    grid-column: 1 / -1;
  }

  .lesson__line .places {
    order: 3;
  }

  .lesson__unit {
    inline-size: calc(100% - var(--ls-space-2, 8px));
    margin-block-end: var(--ls-space-2, 8px);
    margin-inline-start: var(--ls-space-2, 8px);
  }

  .earlier {
    display: grid;
    gap: var(--ls-space-2, 8px);
  }

  .earlier :is(h3, p, .begin) {
    margin: 0;
  }

  .earlier__progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
  }

  .earlier__progress .meter {
    inline-size: 12em;
    max-inline-size: 100%;
  }

  .course .begin {
    margin-block-end: var(--ls-space-3, 12px);
  }

  .input--small {
    min-block-size: var(--ls-size-target, 44px);
    padding-inline: var(--ls-space-1, 4px);
    font-size: var(--ls-font-size-s, 14px);
  }

  @media (width >= 700px) {
    .lesson__line {
      grid-template-columns: auto minmax(0, 1fr) 180px;
    }

    .lesson__unit {
      grid-column: auto;
      margin-block-end: 0;
    }
  }
`;
