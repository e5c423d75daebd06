import { css } from 'lit';

/** What the search field suggests: in a row before the results, and in a list over them. */
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

  /* Its place is kept while it is empty: what stands below must not move under a finger. */
  .suggested {
    min-block-size: calc(var(--_small-target) + 10px);
    grid-column: 1 / -1;
  }

  .suggested__words {
    max-inline-size: min(100%, 20em);
    border-color: var(--ls-color-border, #e6e3dc);
    font-weight: 400;
    min-block-size: var(--_small-target);
  }

  .suggested__words .icon {
    color: var(--ls-color-text-quiet, #56605c);
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
`;
