import { css } from 'lit';

/** What is chosen: a line that stays at the foot of the screen. */
export const basketStyles = css`
  .basket {
    position: sticky;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, none);
    gap: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    inset-block-end: var(--ls-space-3, 12px);
    min-block-size: calc(var(--ls-size-target, 44px) + var(--ls-space-4, 16px));
  }

  /* With nothing in it, it covers nothing. */
  .basket--empty {
    position: static;
    box-shadow: none;
  }

  .basket__count {
    min-inline-size: 0;
    flex: 0 1 auto;
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .basket__count .quiet {
    font-size: var(--ls-font-size-s, 14px);
    font-weight: 400;
  }

  .basket__items {
    display: flex;
    min-inline-size: 0;
    max-inline-size: 100%;
    flex: 1 1 192px;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
  }

  .basket__item {
    display: flex;
    min-inline-size: 0;
    max-inline-size: min(100%, 288px);
    align-items: center;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-size: var(--ls-font-size-s, 14px);
    padding-inline-start: var(--ls-space-3, 12px);
  }

  .basket__remove {
    display: grid;
    inline-size: var(--ls-size-target, 44px);
    block-size: var(--ls-size-target, 44px);
    flex: none;
    padding: 0;
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    place-items: center;
  }

  @media print {
    .basket__remove {
      display: none;
    }
  }
`;
