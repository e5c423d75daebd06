import { css } from 'lit';

/** The opened list of what is chosen. */
export const basketListStyles = css`
  .basket__row {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    min-block-size: calc(var(--ls-size-target, 44px) + 8px);
    padding-inline: var(--ls-space-2, 8px);
  }

  .basket__row + .basket__row {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .basket__row--dragged {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
  }

  .basket__row--before {
    box-shadow: inset 0 3px 0 0 var(--ls-color-accent, #0e6762);
  }

  .basket__row--after {
    box-shadow: inset 0 -3px 0 0 var(--ls-color-accent, #0e6762);
  }

  .basket__number {
    flex: none;
    color: var(--ls-color-text-quiet, #56605c);
    min-inline-size: 1.5em;
    text-align: center;
  }

  .basket__open {
    min-inline-size: 0;
    min-block-size: var(--ls-size-target, 44px);
    flex: 1;
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    font: inherit;
    text-align: start;
  }

  .basket__title {
    line-height: var(--_leading-tight);
  }

  .basket__grip {
    cursor: grab;
    touch-action: none;
  }

  .basket__grip:active {
    cursor: grabbing;
  }

  .basket__place {
    inline-size: 112px;
    flex: none;
  }

  .basket__acts {
    padding-block-start: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-4, 16px);
  }

  @container (inline-size < 480px) {
    .basket__place {
      inline-size: 112px;
    }

    /* The menu says it, too. */
    .basket__number {
      display: none;
    }

    .basket__place .input {
      padding-inline: var(--ls-space-2, 8px) 28px;
    }
  }

  @media print {
    .basket__place {
      display: none;
    }
  }
`;
