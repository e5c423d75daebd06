import { css } from 'lit';

/**
 * For a `.table--stacked` whose last column holds lists: on a phone each row becomes a card, with its heads beside its figures (`data-head`), and `.table__wide` cells take the whole width. Rows and cells
 * say their `role`, which they would lose with their layout. Comes after `tableStyles`.
 */
export const stackedTableStyles = css`
  .table--stacked :is(td, tbody th) {
    vertical-align: top;
  }

  .table__list {
    padding-inline-start: var(--ls-space-5, 20px);
    margin: 0;
    list-style: decimal;
  }

  @media (width < 600px) {
    .table--stacked thead {
      position: absolute;
      overflow: hidden;
      block-size: 1px;
      clip-path: inset(50%);
      inline-size: 1px;
    }

    .table--stacked,
    .table--stacked tbody {
      display: block;
    }

    .table--stacked tbody tr {
      display: grid;
      padding: var(--ls-space-3, 12px);
      gap: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
      grid-template-columns: repeat(auto-fit, minmax(5em, 1fr));
    }

    .table--stacked tbody tr + tr {
      border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    }

    .table--stacked tbody tr :is(th, td),
    .table--stacked tbody tr:hover :is(th, td) {
      position: static;
      padding: 0;
      border: 0;
      background-color: transparent;
    }

    .table--stacked tbody :is(th, .table__wide) {
      grid-column: 1 / -1;
    }

    .table--stacked [data-head]::before {
      display: block;
      color: var(--ls-color-text-quiet, #56605c);
      content: attr(data-head);
      font-size: var(--ls-font-size-s, 14px);
    }
  }
`;
