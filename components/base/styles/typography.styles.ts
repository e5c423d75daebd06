import { css } from 'lit';

/** Titles, running text and small print. Han text is set upright, open and never heavier than 600. */
export const typographyStyles = css`
  .display,
  .title,
  .heading,
  .subheading {
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    text-wrap: balance;
  }

  .display {
    font-size: var(--ls-font-size-3xl, 36px);
  }

  .title {
    font-size: var(--ls-font-size-2xl, 28px);
  }

  .heading {
    font-size: var(--ls-font-size-xl, 22px);
  }

  .subheading {
    font-size: var(--ls-font-size-l, 18px);
  }

  .quiet {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .small {
    font-size: var(--ls-font-size-s, 14px);
  }

  .tiny {
    font-size: var(--ls-font-size-xs, 13px);
  }

  .medium {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .figures {
    font-variant-numeric: tabular-nums;
  }

  /* One line, the rest in an ellipsis; the full words must be reachable elsewhere. */
  .line {
    overflow: hidden;
    min-inline-size: 0;
    overflow-wrap: normal;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .lines-2 {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  /* Uyghur screen fonts have one weight; a smeared one is worse than none. */
  :host(:lang(ug)) {
    font-synthesis: none;
  }

  @media (width < 480px) {
    .display {
      font-size: var(--ls-font-size-2xl, 28px);
    }

    .title {
      font-size: var(--ls-font-size-xl, 22px);
    }
  }

  /* Nobody opens paper for the rest of the words. */
  @media print {
    .line,
    .lines-2 {
      display: block;
      overflow: visible;
      overflow-wrap: anywhere;
      -webkit-line-clamp: none;
      white-space: normal;
    }
  }
`;
