import { css } from 'lit';

/** What a card says of use and ratings, and what is pressed on it. */
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
  .item__tool--favourite[aria-pressed='true'] .icon {
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
`;
