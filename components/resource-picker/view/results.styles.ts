import { css } from 'lit';

/** Cards and rows are the same parts in another frame. */
export const resultStyles = css`
  .results {
    display: grid;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--_card-width)), 1fr));
  }

  .results > li {
    display: grid;
    min-inline-size: 0;
  }

  .item__cover {
    position: relative;
    overflow: hidden;
    background-color: var(--ls-color-sunken, #f1efe9);
    aspect-ratio: 16 / 9;
  }

  .item__image {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .item__length {
    position: absolute;
    padding-inline: var(--ls-space-2, 8px);
    border-radius: var(--ls-radius-s, 6px);
    background-color: rgb(12 18 17 / 82%);
    color: var(--ls-color-on-stage, #f2f5f3);
    font-size: var(--ls-font-size-xs, 13px);
    inset-block-start: var(--ls-space-2, 8px);
    inset-inline-end: var(--ls-space-2, 8px);
    line-height: 1.6;
  }

  .item__body {
    padding: var(--ls-space-3, 12px);
    gap: var(--ls-space-1, 4px);
  }

  .item__title {
    font-weight: var(--ls-font-weight-medium, 500);
    line-height: var(--_leading-tight);
  }

  .item__open {
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    cursor: pointer;
    text-align: start;
  }

  .item__note {
    min-block-size: 1.4em;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
  }

  .item__badges {
    display: flex;
    flex-wrap: wrap;
    margin-block-start: auto;
    padding-block-start: var(--ls-space-2, 8px);
    gap: var(--ls-space-1, 4px);
  }

  /* The target is as large as a finger; the box in it is as large as a box. */
  .item__choice {
    position: absolute;
    display: grid;
    inline-size: 44px;
    block-size: 44px;
    cursor: pointer;
    inset-block-start: 0;
    inset-inline-start: 0;
    place-items: center;
  }

  .item__choice input {
    inline-size: 24px;
    block-size: 24px;
    accent-color: var(--ls-color-accent, #0e6762);
    cursor: inherit;
    filter: drop-shadow(0 0 2px rgb(12 18 17 / 40%));
  }

  .item__choice input[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.6;
  }

  .results--list {
    grid-template-columns: minmax(0, 1fr);
    gap: var(--ls-space-2, 8px);
  }

  .results--list .item {
    flex-direction: row;
    align-items: stretch;
  }

  .results--list .item__cover {
    inline-size: clamp(112px, 22cqi, 176px);
    flex: none;
    align-self: center;
    border-start-end-radius: var(--ls-radius-s, 6px);
    border-end-end-radius: var(--ls-radius-s, 6px);
  }

  .results--list .item__note {
    min-block-size: 0;
  }

  @container (inline-size < 480px) {
    .results--list .item__provider {
      display: none;
    }

    .results--grid {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 152px), 1fr));
      gap: var(--ls-space-3, 12px);
    }
  }
`;
