import { css } from 'lit';

/** `.badge` says a state in a word; `.dot` marks what is new; `.meter` shows a share. Each also has words. */
export const badgeStyles = css`
  .badge {
    display: inline-flex;
    align-items: center;
    padding-block: 2px;
    padding-inline: var(--ls-space-2, 8px);
    border: 1px solid transparent;
    border-radius: var(--ls-radius-s, 6px);
    background-color: var(--ls-color-sunken, #f1efe9);
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-xs, 13px);
    font-weight: var(--ls-font-weight-medium, 500);
    gap: var(--ls-space-1, 4px);
    line-height: var(--_leading-tight);
    white-space: nowrap;
  }

  .badge .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
    stroke-width: 2;
  }

  .badge--accent {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .badge--success {
    background-color: var(--ls-color-success-soft, #e7f3ea);
    color: var(--ls-color-text-success, #1b5935);
  }

  .badge--warning {
    background-color: var(--ls-color-warning-soft, #fbf1de);
    color: var(--ls-color-text-warning, #704104);
  }

  .badge--danger {
    background-color: var(--ls-color-danger-soft, #fbece9);
    color: var(--ls-color-text-danger, #8a261c);
  }

  .badge--info {
    background-color: var(--ls-color-info-soft, #e9f0f9);
    color: var(--ls-color-text-info, #1f4d80);
  }

  .count {
    display: inline-grid;
    min-inline-size: 1.5em;
    block-size: 1.5em;
    padding-inline: 0.4em;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent, #0e6762);
    color: var(--ls-color-on-accent, #fff);
    font-size: var(--ls-font-size-xs, 13px);
    font-variant-numeric: tabular-nums;
    line-height: 1;
    place-items: center;
  }

  .dot {
    display: inline-block;
    inline-size: 0.5em;
    block-size: 0.5em;
    flex: none;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent, #0e6762);
  }

  /* A native <progress>; its words stand beside it. */
  .meter {
    overflow: hidden;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-track, #e6e3dc);
  }

  .meter::-webkit-progress-bar {
    background-color: var(--ls-color-track, #e6e3dc);
  }

  .meter::-webkit-progress-value {
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent, #0e6762);
  }

  .meter::-moz-progress-bar {
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent, #0e6762);
  }

  @media (forced-colors: active) {
    .badge,
    .count,
    .meter {
      border: 1px solid CanvasText;
    }

    .dot {
      background-color: Highlight;
      forced-color-adjust: none;
    }
  }

  /* Its ground is not printed. */
  @media print {
    .count {
      color: var(--ls-color-text, #1c2624);
    }
  }
`;
