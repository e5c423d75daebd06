import { css } from 'lit';

/** What the search field suggests, and the tree of the teaching taxonomy. */
export const suggestionStyles = css`
  .search {
    position: relative;
    min-inline-size: 0;
  }

  .suggestions {
    position: absolute;
    z-index: 4;
    overflow: auto;
    max-block-size: min(60vh, 440px);
    padding: var(--ls-space-2, 8px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, 0 8px 24px rgb(0 0 0 / 12%));
    inset-block-start: calc(100% + 4px);
    inset-inline: 0;
  }

  .suggestion {
    display: grid;
    align-items: center;
    border-radius: var(--ls-radius-s, 6px);
    cursor: pointer;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: auto minmax(0, 1fr) auto;
    min-block-size: var(--ls-size-target, 44px);
    padding-inline: var(--ls-space-2, 8px);
  }

  .suggestion .icon {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .suggestion:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .suggestion--active {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    outline: 2px solid var(--ls-color-accent, #0e6762);
    outline-offset: -2px;
  }

  .suggestion__note {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-xs, 13px);
  }

  .tree {
    display: grid;
    min-inline-size: 0;
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
    margin-inline: calc(var(--ls-space-2, 8px) * -1);
    min-block-size: 36px;
    padding-block: var(--ls-space-1, 4px);
    padding-inline: calc(var(--ls-space-1, 4px) + var(--_depth) * 10px) var(--ls-space-2, 8px);
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

  .tree__item--6,
  .tree__item--7 {
    --_depth: 5;
  }

  .tree__item .facet__name {
    flex: 1;
    min-inline-size: 0;
  }

  .tree__item .icon,
  .tree__leaf {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    color: var(--ls-color-text-quiet, #56605c);
  }

  .tree__item:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .tree__item[aria-selected='true'] {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .tree__item[aria-selected='true'] .facet__count {
    color: inherit;
  }

  @media (pointer: coarse) {
    .tree__item {
      min-block-size: var(--ls-size-target, 44px);
    }
  }
`;
