import { css } from 'lit';

/** What a card says of use and ratings, what is pressed on it, and the way to report it. */
export const judgingStyles = css`
  .item__source {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px);
  }

  .rating-mark,
  .use-mark {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 2px;
  }

  .rating-mark .icon,
  .item__tool--favourite[aria-pressed='true'] .icon,
  .detail__favourite[aria-pressed='true'] .icon {
    fill: currentcolor;
  }

  .rating-mark .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .row-tools {
    white-space: nowrap;
  }

  .row-tools .item__tool {
    display: inline-grid;
  }

  .report {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  @media print {
    .report {
      display: none;
    }
  }
`;
