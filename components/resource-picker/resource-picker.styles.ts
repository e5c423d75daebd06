import { css } from 'lit';
import {
  badgeStyles,
  buttonStyles,
  cardStyles,
  coverStyles,
  fieldStyles,
  focusStyles,
  stateStyles,
  typographyStyles,
  visuallyHiddenStyles,
} from '../base/styles/index.ts';
import { basketStyles } from './view/basket.styles.ts';
import { detailStyles } from './view/detail.styles.ts';
import { resultStyles } from './view/results.styles.ts';

const frameStyles = css`
  :host {
    --_card-width: var(--ls-resource-picker-card-width, 216px);

    container-type: inline-size;
  }

  .picker,
  .picker__ask,
  .picker__results,
  .filters {
    display: grid;
    min-inline-size: 0;
    align-content: start;
    gap: var(--ls-space-3, 12px);
  }

  .picker {
    gap: var(--ls-space-4, 16px);
  }

  .search__input {
    min-block-size: calc(var(--ls-size-target, 44px) + 4px);
    border-radius: var(--ls-radius-full, 999px);
  }

  .chips {
    display: flex;
    overflow-x: auto;
    padding: 3px;
    gap: var(--ls-space-2, 8px);
    margin: -3px;
    scrollbar-width: none;
  }

  .chip {
    display: inline-flex;
    min-block-size: var(--ls-size-target, 44px);
    flex: none;
    align-items: center;
    padding-inline: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    gap: var(--ls-space-1, 4px);
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

  .chip__count {
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }

  .filters__selects {
    display: grid;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fit, minmax(92px, 1fr));
  }

  .filters__select .input {
    font-size: max(16px, var(--ls-font-size-s, 14px));
  }

  .filters__chosen {
    border-color: var(--ls-color-accent, #0e6762);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .result-bar {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .result-bar__count {
    min-inline-size: 0;
    flex: 1;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .result-bar__sort {
    inline-size: 144px;
    flex: none;
  }

  .result-bar__layout {
    display: flex;
  }

  /* A newer answer is on its way: a line that runs, while the cards stay as readable as they were. */
  .picker__results {
    position: relative;
  }

  .picker__results[aria-busy='true']::before {
    position: absolute;
    overflow: hidden;
    block-size: 3px;
    border-radius: var(--ls-radius-full, 999px);
    animation: run 1.2s ease-in-out infinite alternate;
    background-color: var(--ls-color-accent, #0e6762);
    content: '';
    inline-size: 30%;
    inset-block-start: calc(var(--ls-space-2, 8px) * -1);
    inset-inline-start: 0;
  }

  @keyframes run {
    to {
      inset-inline-start: 70%;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .picker__results[aria-busy='true']::before {
      animation: none;
      inline-size: 100%;
    }
  }

  @container (inline-size >= 640px) {
    .picker__ask {
      align-items: center;
    }

    .filters {
      align-items: center;
      grid-template-columns: auto minmax(0, 1fr);
    }

    .filters__selects {
      grid-template-columns: repeat(auto-fit, minmax(120px, 160px));
      justify-content: end;
    }
  }

  @container (inline-size < 420px) {
    .result-bar__layout {
      display: none;
    }
  }
`;

/** Styles of `ls-resource-picker`. */
export const resourcePickerStyles = [
  focusStyles,
  typographyStyles,
  buttonStyles,
  fieldStyles,
  cardStyles,
  coverStyles,
  badgeStyles,
  stateStyles,
  visuallyHiddenStyles,
  frameStyles,
  resultStyles,
  detailStyles,
  basketStyles,
];
