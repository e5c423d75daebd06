import { css } from 'lit';

/** The search field, the chips of types, and where the filters stand: beside the results where there is room, else folded away. */
export const askingStyles = css`
  .picker__ask {
    position: relative;
  }

  .search__input {
    border-radius: var(--ls-radius-full, 999px);
    min-block-size: calc(var(--ls-size-target, 44px) + 4px);
    padding-inline-end: calc(var(--ls-size-target, 44px) + var(--ls-space-2, 8px));
  }

  .search__clear {
    z-index: 1;
    display: grid;
    inline-size: var(--ls-size-target, 44px);
    block-size: var(--ls-size-target, 44px);
    padding: 0;
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background: none;
    color: var(--ls-color-text-quiet, #56605c);
    cursor: pointer;
    justify-self: end;
    margin-inline-end: 2px;
    place-items: center;
  }

  .search__cut:not(:empty) {
    padding-block-start: var(--ls-space-1, 4px);
    padding-inline-start: var(--ls-space-4, 16px);
  }

  .chips,
  .chips__group {
    display: flex;
    gap: var(--ls-space-2, 8px);
  }

  /* Chips go on sideways on a phone; the ring of the outermost must not be cut off. */
  .chips {
    overflow-x: auto;
    padding: 5px;
    margin: -5px;
    scrollbar-width: none;
  }

  .chips::-webkit-scrollbar {
    display: none;
  }

  .chip {
    display: inline-flex;
    flex: none;
    align-items: center;
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    gap: var(--ls-space-1, 4px);
    min-block-size: var(--ls-size-target, 44px);
    padding-inline: var(--ls-space-4, 16px);
    touch-action: manipulation;
  }

  .chip:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .chip[aria-pressed='true'] {
    border-color: var(--ls-color-accent, #0e6762);
    background-color: var(--ls-color-accent, #0e6762);
    color: var(--ls-color-on-accent, #fff);
  }

  .chip--filters[aria-expanded='true'] {
    border-color: var(--ls-color-accent, #0e6762);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .chip__count {
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }

  .filters {
    display: none;
    min-inline-size: 0;
    align-content: start;
    gap: var(--ls-space-5, 20px);
  }

  .filters--open {
    display: grid;
    padding: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 176px), 1fr));
    margin-block-end: var(--ls-space-4, 16px);
  }

  /* Keeps the place of the taxonomy until it has come. */
  .places-soon {
    min-block-size: 200px;
  }

  /* Keeps its place until it has come. */
  .active {
    min-block-size: var(--_small-target);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  @container (inline-size >= 640px) {
    .picker__ask {
      align-items: center;
      grid-template-columns: minmax(240px, 1fr) auto;
    }
  }

  /* Room for the filters beside the results: then they always stand there. */
  @container (inline-size >= 1040px) {
    .picker:not(.picker--opened) .picker__main {
      display: grid;
      align-items: start;
      gap: var(--ls-space-6, 24px);
      grid-template-columns: var(--_side) minmax(0, 1fr);
    }

    .picker:not(.picker--opened) .filters {
      display: grid;
      padding: 0;
      border: 0;
      background: none;
      grid-template-columns: minmax(0, 1fr);
      margin: 0;
    }

    .picker:not(.picker--opened) .chip--filters {
      display: none;
    }
  }

  @media print {
    .picker__ask,
    .filters,
    .active {
      display: none !important;
    }
  }

  .result-bar__said {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    min-inline-size: 0;
  }

  .result-bar__said .result-bar__count {
    flex: 1 1 8em;
  }
`;
