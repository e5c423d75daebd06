import { css } from 'lit';
import {
  badgeStyles,
  buttonStyles,
  cardStyles,
  fieldStyles,
  focusStyles,
  stateStyles,
  typographyStyles,
  visuallyHiddenStyles,
} from '../base/styles/index.ts';
import { askingStyles } from './view/asking.styles.ts';
import { basketStyles } from './view/basket.styles.ts';
import { detailStyles } from './view/detail.styles.ts';
import { judgingStyles } from './view/judging.styles.ts';
import { resultStyles } from './view/results.styles.ts';
import { suggestionStyles } from './view/suggestions.styles.ts';

const frameStyles = css`
  :host {
    --_card-width: var(--ls-resource-picker-card-width, calc(216px * var(--ls-scale, 1)));
    /* On a screen that is read from afar the column of filters and all that is pressed grow with the type. */
    --_side: calc(208px * var(--ls-scale, 1));
    --_tool: max(44px, var(--ls-size-target, 44px));
    --_small-target: max(36px, calc(var(--ls-size-target, 44px) * 0.8));

    container-type: inline-size;
  }

  .picker,
  .picker__ask,
  .picker__results {
    display: grid;
    min-inline-size: 0;
    align-content: start;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .picker {
    gap: var(--ls-space-4, 16px);
  }

  .picker__main {
    min-inline-size: 0;
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

  /* Moved, not laid out: whoever waits needs the main thread for the answer. From the beginning to the end of the line. */
  @keyframes run {
    to {
      transform: translateX(calc(233% * var(--_mirror, 1)));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .picker__results[aria-busy='true']::before {
      animation: none;
      inline-size: 100%;
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
  badgeStyles,
  stateStyles,
  visuallyHiddenStyles,
  frameStyles,
  askingStyles,
  suggestionStyles,
  resultStyles,
  detailStyles,
  judgingStyles,
  basketStyles,
];
