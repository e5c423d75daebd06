import { css } from 'lit';

/**
 * `.table-box` scrolls sideways (give it `tabindex="0"`, a role and a name), `.table` stands in it, its first column stays in view.
 * Figures align at the end in `.figure` cells. On paper, heads repeat and rows are not cut.
 */
export const tableStyles = css`
  .table-box {
    overflow-x: auto;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    overscroll-behavior-inline: contain;
  }

  .table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    line-height: var(--_leading-tight);
  }

  .table caption {
    padding-block: var(--ls-space-3, 12px);
    padding-inline: var(--ls-space-4, 16px);
    font-weight: var(--ls-font-weight-strong, 600);
    text-align: start;
  }

  .table th,
  .table td {
    padding-block: var(--ls-space-3, 12px);
    padding-inline: var(--ls-space-4, 16px);
    text-align: start;
    vertical-align: middle;
  }

  .table thead th {
    background-color: var(--ls-color-sunken, #f1efe9);
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    white-space: nowrap;
  }

  /* Names of seven characters stay on one line, even on a phone. */
  .table tbody th {
    min-inline-size: min(9.5em, 42vw);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .table tbody :is(th, td) {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .table tbody tr:hover :is(th, td) {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .table :is(th, td):first-child {
    position: sticky;
    z-index: 1;
    background-color: var(--ls-color-surface, #fff);
    inset-inline-start: 0;
  }

  .table thead th:first-child {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .table .figure {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  @media print {
    .table-box {
      overflow: visible;
      border-radius: 0;
    }

    .table thead {
      display: table-header-group;
    }

    .table tr {
      break-inside: avoid;
    }
  }
`;
