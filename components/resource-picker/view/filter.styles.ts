import { css } from 'lit';

/** What results can be narrowed by, and what they are narrowed by. */
export const filterStyles = css`
  .facet {
    display: grid;
    min-inline-size: 0;
    align-content: start;
  }

  .facet__label {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    padding-block-end: var(--ls-space-1, 4px);
  }

  /* Words stand on the line of the label; only the ground goes beyond it. */
  .facet__value {
    display: flex;
    inline-size: calc(100% + var(--ls-space-2, 8px) * 2);
    align-items: center;
    justify-content: space-between;
    border: 0;
    border-radius: var(--ls-radius-s, 6px);
    appearance: none;
    background: none;
    color: var(--ls-color-text, #1c2624);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
    line-height: var(--_leading-tight);
    margin-inline: calc(var(--ls-space-2, 8px) * -1);
    min-block-size: var(--_small-target);
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-2, 8px);
    text-align: start;
  }

  .facet__value:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .facet__value[aria-pressed='true'] {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .facet__count {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-xs, 13px);
    font-weight: 400;
  }

  .facet__value[aria-pressed='true'] .facet__count {
    color: inherit;
  }

  .facet__rest summary,
  .long-text summary {
    align-content: center;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    min-block-size: var(--_small-target);
  }

  .active__filter {
    display: inline-flex;
    max-inline-size: min(100%, 240px);
    align-items: center;
    border: 1px solid var(--ls-color-accent, #0e6762);
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
    min-block-size: var(--_small-target);
    padding-inline: var(--ls-space-3, 12px) var(--ls-space-2, 8px);
  }

  @media (pointer: coarse) {
    .facet__value,
    .facet__rest summary,
    .active__filter {
      min-block-size: var(--ls-size-target, 44px);
    }
  }
`;
