import { css } from 'lit';

/**
 * `.card` is a quiet panel: hairline, no shadow. `.card--link` answers to the pointer and carries one `.card__link`,
 * whose target is the whole card. `.cards` lays them out without media queries.
 */
export const cardStyles = css`
  .card {
    position: relative;
    display: flex;
    min-inline-size: 0;
    flex-direction: column;
    padding: var(--ls-space-5, 20px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    gap: var(--ls-space-3, 12px);
  }

  /* What stands at its edge is round there by itself: a clip of each card makes each frame of a long list dearer. */
  .card--flush {
    padding: 0;
    gap: 0;
  }

  .card__body {
    display: flex;
    min-inline-size: 0;
    flex: 1;
    flex-direction: column;
    padding: var(--ls-space-4, 16px);
    gap: var(--ls-space-2, 8px);
  }

  .card__head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px) var(--ls-space-4, 16px);
  }

  /* The words of a quiet button stand on the edge, not its unseen box. */
  .card__head > .button--quiet {
    margin-inline-end: calc(var(--ls-space-3, 12px) * -1);
  }

  .card__foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-block-start: auto;
    gap: var(--ls-space-2, 8px);
  }

  .card--link {
    transition:
      border-color var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease),
      box-shadow var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease);
  }

  .card--link:hover {
    border-color: var(--ls-color-border-strong, #7d837d);
    box-shadow: var(--ls-shadow-2, none);
  }

  .card__link {
    color: inherit;
    text-decoration: none;
  }

  .card__link::after {
    position: absolute;
    border-radius: calc(var(--ls-radius-l, 16px) - 1px);
    content: '';
    inset: 0;
  }

  .card__link:focus-visible {
    outline: none;
  }

  .card__link:focus-visible::after {
    outline: var(--ls-focus-width, 3px) solid var(--ls-focus-color, #1c827b);
    outline-offset: calc(var(--ls-focus-width, 3px) * -1);
  }

  /* What must be pressed on its own lies above the card's link. */
  .card__act {
    z-index: 1;
  }

  .card[aria-selected='true'],
  .card--chosen {
    border-color: var(--ls-color-accent, #0e6762);
    box-shadow: inset 0 0 0 1px var(--ls-color-accent, #0e6762);
  }

  .cards {
    display: grid;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--_card-width, calc(240px * var(--ls-scale, 1)))), 1fr));
  }

  @media (width < 480px) {
    .card {
      padding: var(--ls-space-4, 16px);
    }

    .card--flush {
      padding: 0;
    }
  }

  @media print {
    .card {
      break-inside: avoid;
    }
  }
`;
