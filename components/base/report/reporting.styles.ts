import { css } from 'lit';

/** The entry alone; the form brings its own. */
export const reportingStyles = css`
  .reporting__open {
    display: inline-flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font: inherit;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
  }

  .reporting__open[aria-busy='true'] {
    cursor: progress;
  }

  :host(:fullscreen) .reporting {
    display: none;
  }

  @media print {
    .reporting {
      display: none;
    }
  }
`;
