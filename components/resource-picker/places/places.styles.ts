import { css } from 'lit';

/** The tree, the row of choices, and the way to where one is. */
export const placesStyles = css`
  .places {
    gap: var(--ls-space-1, 4px);
  }

  .places__head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-1, 4px);
  }

  .places__ways {
    display: flex;
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    border-radius: var(--ls-radius-full, 999px);
  }

  .places__way {
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background: none;
    color: var(--ls-color-text, #1c2624);
    cursor: pointer;
    font-size: var(--ls-font-size-xs, 13px);
    line-height: var(--_leading-tight);
    min-block-size: calc(var(--_small-target) - 4px);
    padding-inline: var(--ls-space-2, 8px);
  }

  .places__way[aria-pressed='true'] {
    background-color: var(--ls-color-accent, #0e6762);
    color: var(--ls-color-on-accent, #fff);
  }

  .tree {
    overflow: auto;
    max-block-size: min(60vh, 640px);
    padding: 3px;
    margin: -3px;
    overscroll-behavior: contain;
  }

  .tree__item {
    --_depth: 0;

    display: flex;
    align-items: center;
    border-radius: var(--ls-radius-s, 6px);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
    line-height: var(--_leading-tight);
    min-block-size: var(--_small-target);
    padding-block: var(--ls-space-1, 4px);
    padding-inline: calc(var(--_depth) * var(--ls-space-3, 12px)) var(--ls-space-2, 8px);
  }

  .tree__item--2 {
    --_depth: 1;
  }

  .tree__item--3 {
    --_depth: 2;
  }

  .tree__item--4 {
    --_depth: 3;
  }

  .tree__item--5 {
    --_depth: 4;
  }

  .tree__item--6 {
    --_depth: 5;
  }

  .tree__item .facet__name {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  /* As wide as a finger or a pointer needs to meet it. */
  .tree__toggle {
    display: grid;
    inline-size: calc(24px * var(--ls-scale, 1));
    flex: none;
    align-self: stretch;
    color: var(--ls-color-text-quiet, #56605c);
    place-items: center;
  }

  .tree__toggle .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .tree__wait {
    inline-size: 14px;
    block-size: 14px;
    border: 2px solid var(--ls-color-border-strong, #7d837d);
    border-radius: var(--ls-radius-full, 999px);
    animation: turn 1s linear infinite;
    border-block-start-color: transparent;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .tree__wait {
      animation: none;
    }
  }

  .tree__item--note {
    color: var(--ls-color-text-accent, #0a514d);
  }

  .tree__item:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .tree__item:focus-visible {
    outline-offset: 0;
  }

  .tree__item[aria-selected='true'] {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .tree__item[aria-selected='true'] .facet__count {
    color: inherit;
  }

  .choices {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 136px), 1fr));
  }

  .choices__failed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .crumbs__steps,
  .crumbs__steps li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-inline-size: 0;
  }

  .crumbs__steps {
    padding: 0;
    margin: 0;
    list-style: none;
  }

  .crumbs__step {
    border: 0;
    border-radius: var(--ls-radius-s, 6px);
    appearance: none;
    background: none;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
    min-block-size: var(--_small-target);
    overflow-wrap: anywhere;
    padding-inline: var(--ls-space-1, 4px);
    text-align: start;
  }

  .crumbs__step:hover {
    text-decoration: underline;
  }

  .crumbs__step[aria-current='location'] {
    color: var(--ls-color-text, #1c2624);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  @media (pointer: coarse) {
    .tree__item,
    .crumbs__step,
    .places__way {
      min-block-size: var(--ls-size-target, 44px);
    }

    .tree__toggle {
      inline-size: 36px;
    }
  }

  /* Where the filters are folded away, the panel has room for a row of choices of its own. */
  @container (inline-size < 1040px) {
    .places {
      grid-column: 1 / -1;
    }
  }

  @media print {
    .crumbs {
      display: none;
    }
  }
`;
