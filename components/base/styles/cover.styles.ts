import { css, unsafeCSS } from 'lit';

/** Ink and paper of a family where there is no theme. */
const inks = {
  chinese: ['#a1452f', '#f8e9e3'],
  maths: ['#2b5f8c', '#e4edf5'],
  english: ['#64528f', '#ece8f4'],
  science: ['#1f6f78', '#e1f0f1'],
  nature: ['#4b6b30', '#ebf1e2'],
  society: ['#7d5a2a', '#f4ecde'],
  arts: ['#94456c', '#f6e7ee'],
  sport: ['#94510f', '#faecdc'],
  general: ['#4c5d59', '#e9eeec'],
} as const;

// Only the names and colours above go in.
const families = unsafeCSS(
  Object.entries(inks)
    .map(
      ([family, [ink, paper]]) => `.subject--${family} {
        --_ink: var(--ls-color-subject-${family}, ${ink});
        --_paper: var(--ls-color-subject-${family}-soft, ${paper});
      }`,
    )
    .join('\n'),
);

/** Covers by subject, and `.subject-mark`: a subject's name in its ink on its paper. */
export const coverStyles = css`
  ${families}

  .cover {
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    background-color: var(--_paper);
  }

  .cover__paper {
    fill: var(--_paper);
  }

  .cover .tone-1,
  .cover .tone-2,
  .cover .tone-3,
  .cover .tone-4 {
    fill: var(--_ink);
    fill-opacity: 0.12;
  }

  .cover .tone-2 {
    fill-opacity: 0.24;
  }

  .cover .tone-3 {
    fill-opacity: 0.42;
  }

  .cover .tone-4 {
    fill-opacity: 0.85;
  }

  .cover .line {
    fill: none;
    stroke: var(--_ink);
    stroke-opacity: 0.35;
    stroke-width: 1.5;
  }

  /* A stamp, as a seal is put on a painting. */
  .cover__seal {
    fill: var(--_ink);
  }

  .cover__glyph {
    dominant-baseline: central;
    fill: var(--_paper);
    font-size: 26px;
    font-weight: 600;
    text-anchor: middle;
  }

  .subject-mark {
    display: inline-flex;
    align-items: center;
    padding-block: 2px;
    padding-inline: var(--ls-space-2, 8px);
    border-radius: var(--ls-radius-s, 6px);
    background-color: var(--_paper);
    color: var(--_ink);
    font-size: var(--ls-font-size-xs, 13px);
    font-weight: var(--ls-font-weight-medium, 500);
    line-height: var(--_leading-tight);
  }

  @media (forced-colors: active) {
    .cover {
      forced-color-adjust: none;
    }
  }
`;
