import { css } from 'lit';

/** What is not a stage: the states without an item; the card of a thing that is opened has the same ground. */
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

  .banner {
    margin-block-start: var(--ls-space-2, 8px);
  }
`;
