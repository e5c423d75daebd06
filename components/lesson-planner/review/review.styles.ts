import { css } from 'lit';

export const reviewStyles = css`
  .review,
  .reviewing,
  .reviewing > section,
  .reviewing__end,
  .waiting {
    display: grid;
    gap: var(--ls-space-3, 12px);
  }

  .review {
    padding-block: var(--ls-space-2, 8px);
    gap: var(--ls-space-2, 8px);
  }

  .review__line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin: 0;
    gap: var(--ls-space-2, 8px);
  }

  .review :is(.comment__quote, .buttons),
  .reviewing :is(h3, h4, h5, .buttons, .comment__quote) {
    margin: 0;
  }

  .review__notes {
    display: grid;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-2, 8px);
    list-style: none;
  }

  .review__notes li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    overflow-wrap: anywhere;
  }

  .reviewing {
    margin-block-start: var(--ls-space-3, 12px);
    gap: var(--ls-space-5, 20px);
    overflow-wrap: anywhere;
  }

  .reviewing__step {
    display: grid;
    gap: var(--ls-space-2, 8px);
  }

  .reviewing h4 {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .reviewing h5 {
    font-size: var(--ls-font-size-m, 16px);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .reviewing > section > ol:not(.steps) {
    padding-inline-start: 1.75em;
    margin: 0;
    list-style: decimal;
  }

  .reviewing__texts {
    display: grid;
    margin: 0;
    gap: var(--ls-space-1, 4px);
  }

  .reviewing__texts dt {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .reviewing__texts dd {
    margin: 0;
    margin-block-end: var(--ls-space-2, 8px);
  }

  .waiting {
    margin-block-end: var(--ls-space-4, 16px);
  }

  .waiting .plan__open {
    min-block-size: var(--ls-size-target, 44px);
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
    text-decoration: underline;
  }
`;
