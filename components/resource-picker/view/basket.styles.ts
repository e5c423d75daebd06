import { css } from 'lit';

/** What is chosen and compared: a line at the foot of the screen. What it opens into has its own. */
export const basketStyles = css`
  .picker__foot {
    position: sticky;
    z-index: 2;
    display: grid;
    gap: var(--ls-space-2, 8px);
    inset-block-end: var(--ls-space-3, 12px);
    min-inline-size: 0;
    pointer-events: none;
  }

  .picker__foot > * {
    pointer-events: auto;
  }

  .basket,
  .compare-bar {
    min-inline-size: 0;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, none);
  }

  .basket--empty {
    box-shadow: none;
  }

  .basket__bar,
  .compare-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    min-block-size: calc(var(--ls-size-target, 44px) + var(--ls-space-3, 12px));
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-4, 16px) var(--ls-space-2, 8px);
  }

  .basket__count {
    display: grid;
    flex: none;
    font-weight: var(--ls-font-weight-medium, 500);
    line-height: var(--_leading-tight);
    max-inline-size: 100%;
  }

  .basket__count .quiet {
    font-weight: 400;
  }

  .target {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    max-inline-size: 100%;
  }

  .target > span {
    flex: none;
  }

  .target .input {
    min-inline-size: 0;
  }

  .basket__titles {
    flex: 1 1 96px;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .basket__toggle {
    margin-inline-start: auto;
  }

  .basket__panel {
    overflow: auto;
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    max-block-size: min(60vh, 480px);
    overscroll-behavior: contain;
    padding-block: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .basket__tool {
    display: grid;
    inline-size: var(--ls-size-target, 44px);
    block-size: var(--ls-size-target, 44px);
    flex: none;
    padding: 0;
    border: 0;
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background: none;
    color: var(--ls-color-text-quiet, #56605c);
    cursor: pointer;
    place-items: center;
  }

  .basket__tool:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  @media print {
    .picker__foot {
      position: static;
    }

    .basket__tool,
    .compare-bar {
      display: none;
    }
  }
`;
