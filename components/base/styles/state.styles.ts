import { css } from 'lit';

/** What stands where data will be, is not, or could not be had; and the bar that says that the line is gone. */
export const stateStyles = css`
  .state {
    display: grid;
    justify-items: center;
    padding-block: var(--ls-space-8, 48px);
    padding-inline: var(--ls-space-5, 20px);
    gap: var(--ls-space-2, 8px);
    text-align: center;
  }

  .state__picture {
    display: grid;
    inline-size: calc(var(--ls-size-icon-l, 40px) * 2);
    block-size: calc(var(--ls-size-icon-l, 40px) * 2);
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-sunken, #f1efe9);
    color: var(--ls-color-text-quiet, #56605c);
    margin-block-end: var(--ls-space-2, 8px);
    place-items: center;
  }

  .state--error .state__picture {
    background-color: var(--ls-color-danger-soft, #fbece9);
    color: var(--ls-color-text-danger, #8a261c);
  }

  .state__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .state__text {
    max-inline-size: 28em;
    color: var(--ls-color-text-quiet, #56605c);
    text-wrap: pretty;
  }

  .state__acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--ls-space-2, 8px);
    margin-block-start: var(--ls-space-3, 12px);
  }

  .state__code {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-xs, 13px);
  }

  .skeleton {
    display: grid;
    gap: var(--ls-space-3, 12px);
    padding: var(--ls-space-4, 16px);
  }

  .skeleton__row {
    display: grid;
    align-items: center;
    gap: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    grid-template-columns: var(--ls-size-avatar, 40px) minmax(0, 1fr);
  }

  .skeleton__cards {
    display: grid;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(240px * var(--ls-scale, 1))), 1fr));
  }

  .bone {
    block-size: 0.9em;
    border-radius: var(--ls-radius-s, 6px);
    animation: breathe var(--ls-motion-breath, 0s) ease-in-out infinite alternate;
    background-color: var(--ls-color-border, #e6e3dc);
  }

  .bone--round {
    block-size: var(--ls-size-avatar, 40px);
    border-radius: var(--ls-radius-m, 10px);
  }

  .bone--cover {
    block-size: auto;
    border-radius: var(--ls-radius-l, 16px);
    aspect-ratio: 16 / 9;
  }

  .bone--short {
    inline-size: 55%;
  }

  .bones {
    display: grid;
    gap: var(--ls-space-2, 8px);
  }

  @keyframes breathe {
    from {
      opacity: 1;
    }

    to {
      opacity: 0.45;
    }
  }

  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-info-soft, #e9f0f9);
    color: var(--ls-color-text-info, #1f4d80);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    line-height: var(--_leading-tight);
  }

  .banner--warning {
    background-color: var(--ls-color-warning-soft, #fbf1de);
    color: var(--ls-color-text-warning, #704104);
  }

  .banner--danger {
    background-color: var(--ls-color-danger-soft, #fbece9);
    color: var(--ls-color-text-danger, #8a261c);
  }

  .banner--success {
    background-color: var(--ls-color-success-soft, #e7f3ea);
    color: var(--ls-color-text-success, #1b5935);
  }

  .banner__text {
    min-inline-size: 0;
    flex: 1 1 12em;
  }

  .banner__act {
    border: 0;
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
    min-block-size: calc(var(--ls-size-target, 44px) * 0.75);
    padding-inline: var(--ls-space-1, 4px);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  @media (pointer: coarse) {
    .banner__act {
      min-block-size: var(--ls-size-target, 44px);
    }
  }

  @media (forced-colors: active) {
    .banner {
      border: 1px solid CanvasText;
    }

    .bone {
      background-color: GrayText;
      forced-color-adjust: none;
    }
  }
`;
