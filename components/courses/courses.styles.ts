import { css } from 'lit';

export const coursesStyles = css`
  :host {
    display: block;
  }

  .courses,
  .items {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .items {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .item {
    display: grid;
    padding: var(--ls-space-4, 16px);
    gap: var(--ls-space-2, 8px);
  }

  :is(.courses, .item) :is(p, h3, h4, h5) {
    margin: 0;
  }

  .item h4 {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .item h5 {
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  /* What is pressed about somebody stands at the end of their line, or under it. */
  .member {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-2, 8px);
    padding-block-start: var(--ls-space-3, 12px);
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .quiet {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
  }

  .certificate {
    display: grid;
    padding: var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-s, 6px);
    gap: var(--ls-space-1, 4px);
  }

  .number {
    font-variant-numeric: tabular-nums;
    display: inline-block;
    font-weight: var(--ls-font-weight-medium, 500);
    white-space: nowrap;
  }
`;
