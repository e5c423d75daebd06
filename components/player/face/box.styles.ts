import { css } from 'lit';

/** What is not a stage: the states without an item, and the card of a thing that opens elsewhere. */
export const boxStyles = css`
  .box,
  .opening {
    align-content: center;
    padding: var(--ls-space-5, 20px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    gap: var(--ls-space-2, 8px);
    justify-items: center;
    text-align: center;
  }

  .box--loading {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .box--loading .spinner {
    border-color: var(--ls-color-border, #e6e3dc);
    border-block-start-color: currentcolor;
  }

  .box > .icon {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .box__title,
  .opening__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    text-wrap: balance;
  }

  .box__text,
  .opening__text {
    max-inline-size: 30em;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
    text-wrap: pretty;
  }

  .opening__picture {
    display: grid;
    inline-size: 72px;
    block-size: 72px;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    place-items: center;
  }

  .opening__acts {
    justify-content: center;
    margin-block-start: var(--ls-space-2, 8px);
  }

  .alternative {
    font-size: var(--ls-font-size-s, 14px);
    text-align: start;
  }

  .alternative summary {
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
  }

  .alternative ol {
    display: grid;
    max-inline-size: 36em;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-2, 8px);
    list-style: decimal;
    margin-block-end: var(--ls-space-4, 16px);
    padding-inline-start: var(--ls-space-6, 24px);
  }

  .opening__note {
    font-weight: 400;
  }

  .banner {
    margin-block-start: var(--ls-space-2, 8px);
  }

  @container (inline-size < 420px) {
    .opening__picture {
      display: none;
    }
  }
`;
