import { css } from 'lit';

/** What people say of a resource, how it is used, and what belongs to it. */
export const judgedStyles = css`
  .block-of-detail {
    display: grid;
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
    padding-block-start: var(--ls-space-4, 16px);
  }

  .facts__link {
    display: inline-block;
    box-sizing: border-box;
    align-content: center;
    color: var(--ls-color-text-accent, #0a514d);
    min-block-size: var(--ls-size-target, 44px);
    overflow-wrap: anywhere;
  }

  .rating {
    display: grid;
    align-items: center;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: auto minmax(0, 1fr);
  }

  .rating__average {
    display: grid;
    justify-items: center;
    line-height: var(--_leading-tight);
  }

  .rating__number {
    font-size: var(--ls-font-size-3xl, 36px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: 1.2;
  }

  .rating__bar {
    display: grid;
    align-items: center;
    font-size: var(--ls-font-size-xs, 13px);
    gap: var(--ls-space-2, 8px);
    grid-template-columns: 4em minmax(0, 1fr) 2em;
    line-height: 1.6;
  }

  .own-rating summary {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    gap: var(--ls-space-1, 4px);
    list-style: none;
    min-block-size: var(--ls-size-target, 44px);
  }

  .own-rating summary::-webkit-details-marker {
    display: none;
  }

  .own-rating__form {
    display: grid;
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .own-rating__stars,
  .own-rating__reasons {
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ls-font-size-s, 14px);
    gap: 0 var(--ls-space-4, 16px);
    min-inline-size: 0;
  }

  .comments {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .comment {
    display: grid;
    gap: var(--ls-space-1, 4px);
    grid-template-columns: minmax(0, 1fr);
  }

  .comment__text,
  .comment__reply {
    overflow-wrap: anywhere;
  }

  .comment__reply {
    border-inline-start: 3px solid var(--ls-color-border, #e6e3dc);
    font-size: var(--ls-font-size-s, 14px);
    padding-inline-start: var(--ls-space-3, 12px);
  }

  .statistics > div {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .statistics__picture {
    inline-size: 100%;
    block-size: 72px;
    fill: var(--ls-color-accent, #0f6b66);
  }

  .statistics__scroll {
    overflow-x: auto;
  }

  .statistics__table {
    border-collapse: collapse;
    font-size: var(--ls-font-size-s, 14px);
    inline-size: 100%;
  }

  .statistics__table :is(th, td) {
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-2, 8px);
    text-align: start;
  }

  .related {
    display: grid;
    gap: var(--ls-space-1, 4px);
  }

  .related__item {
    display: grid;
    inline-size: 100%;
    align-items: center;
    padding: var(--ls-space-1, 4px);
    border: 0;
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background: none;
    cursor: pointer;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: 96px minmax(0, 1fr);
    line-height: var(--_leading-tight);
    text-align: start;
  }

  .related__item:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .related__cover {
    border-radius: var(--ls-radius-s, 6px);
  }

  .related__words {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }

  @media print {
    .own-rating,
    .related {
      display: none;
    }
  }
`;
