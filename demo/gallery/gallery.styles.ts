import { css, unsafeCSS } from 'lit';

const swatches = unsafeCSS(
  [
    'page',
    'surface',
    'sunken',
    'border',
    'border-strong',
    'text-quiet',
    'text',
    'accent-soft',
    'accent',
    'accent-strong',
    'success',
    'warning',
    'danger',
    'info',
    'stage',
  ]
    .map((name) => `.swatch--${name}::before { background-color: var(--ls-color-${name}); }`)
    .join('\n'),
);

/** The gallery's own layout. */
export const galleryStyles = css`
  ${swatches}

  .bar {
    position: sticky;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    padding-block: var(--ls-space-2);
    padding-inline: max(var(--ls-space-4), 50% - var(--ls-size-page) / 2 + var(--ls-space-4));
    border-block-end: 1px solid var(--ls-color-border);
    background-color: var(--ls-color-surface);
    gap: var(--ls-space-2);
    inset-block-start: 0;
  }

  .brand {
    display: flex;
    min-inline-size: 0;
    align-items: center;
    color: var(--ls-color-text-accent);
    font-weight: var(--ls-font-weight-strong);
    gap: var(--ls-space-2);
  }

  .switches {
    display: flex;
    min-inline-size: 0;
    gap: var(--ls-space-2);
  }

  .page {
    display: grid;
    max-inline-size: var(--ls-size-page);
    padding-block: var(--ls-space-7) var(--ls-space-9);
    padding-inline: var(--ls-space-4);
    gap: var(--ls-space-7);
    grid-template-columns: minmax(0, 1fr);
    margin-inline: auto;
  }

  .greeting {
    display: grid;
    gap: var(--ls-space-1);
  }

  .columns {
    display: grid;
    align-items: start;
    gap: var(--ls-space-4);
    grid-template-columns: minmax(0, 1fr);
  }

  .section {
    display: grid;
    gap: var(--ls-space-4);
    grid-template-columns: minmax(0, 1fr);
  }

  .head {
    padding-block: var(--ls-space-3);
    padding-inline: var(--ls-space-4);
    border-block-end: 1px solid var(--ls-color-border);
  }

  .amount {
    display: flex;
    align-items: baseline;
    gap: var(--ls-space-2);
  }

  .states,
  .swatches,
  .icons {
    display: grid;
    gap: var(--ls-space-4);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px * var(--ls-scale)), 1fr));
  }

  .swatches {
    grid-template-columns: repeat(auto-fill, minmax(112px, 1fr));
  }

  .swatch::before {
    display: block;
    border: 1px solid var(--ls-color-border);
    border-radius: var(--ls-radius-m);
    block-size: 56px;
    content: '';
  }

  .icons {
    grid-template-columns: repeat(auto-fill, minmax(96px, 1fr));
  }

  .icons li {
    display: grid;
    gap: var(--ls-space-1);
    justify-items: center;
  }

  @media (width >= 900px) {
    .columns {
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
    }
  }
`;
