import { css } from 'lit';

/** `.list` of `.row`: a lead (icon, face, cover), a main part of one or two lines, an end (badge, time, act). */
export const listStyles = css`
  .list {
    display: grid;
    min-inline-size: 0;
  }

  .row {
    position: relative;
    display: grid;
    min-block-size: calc(var(--ls-size-target, 44px) + var(--ls-space-3, 12px));
    align-items: center;
    padding-block: var(--ls-space-3, 12px);
    padding-inline: var(--ls-space-4, 16px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    grid-template-columns: auto minmax(0, 1fr) auto;
  }

  .row + .row {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .row__lead {
    display: grid;
    grid-column: 1;
    place-items: center;
  }

  .row__main {
    min-inline-size: 0;
    grid-column: 2;
  }

  .row__title {
    font-weight: var(--ls-font-weight-medium, 500);
    line-height: var(--_leading-tight);
  }

  .row__note {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .row__end {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--ls-space-2, 8px);
    grid-column: 3;
  }

  .row--link:hover {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .row--chosen {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .row__link {
    color: inherit;
    text-decoration: none;
  }

  .row__link::after {
    position: absolute;
    content: '';
    inset: 0;
  }

  .row__link:focus-visible {
    outline: none;
  }

  .row__link:focus-visible::after {
    outline: var(--ls-focus-width, 3px) solid var(--ls-focus-color, #1c827b);
    outline-offset: calc(var(--ls-focus-width, 3px) * -1);
  }

  .row__act {
    z-index: 1;
  }

  /* A face, or its initial, or an icon on a tint. */
  .avatar {
    display: grid;
    overflow: hidden;
    inline-size: var(--ls-size-avatar, 40px);
    block-size: var(--ls-size-avatar, 40px);
    flex: none;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
    line-height: 1;
    place-items: center;
  }

  .avatar--square {
    border-radius: var(--ls-radius-m, 10px);
  }

  /* On a narrow screen the end stands under the main part. */
  @media (width < 480px) {
    .row__end {
      justify-content: flex-start;
      grid-column: 2 / -1;
    }

    .row__end--keep {
      grid-column: 3;
    }
  }
`;
