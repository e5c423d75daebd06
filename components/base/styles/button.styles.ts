import { css } from 'lit';

/**
 * `.button` is the plain one; add `--primary` (at most one in a view), `--soft`, `--quiet`, `--danger`, `--icon`, `--small`.
 * A button that waits has `aria-busy="true"` and keeps its focus; `aria-disabled` says no without losing the keyboard.
 */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    min-inline-size: var(--ls-size-target, 44px);
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    justify-content: center;
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-4, 16px);
    border: 1px solid var(--_edge, var(--ls-color-border, #e6e3dc));
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background-color: var(--_ground, var(--ls-color-surface, #fff));
    color: var(--_words, var(--ls-color-text, #1c2624));
    cursor: pointer;
    font-size: var(--ls-font-size-m, 16px);
    font-weight: var(--ls-font-weight-medium, 500);
    gap: var(--ls-space-2, 8px);
    line-height: var(--_leading-tight);
    text-align: center;
    text-decoration: none;
    touch-action: manipulation;
    transition:
      background-color var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease),
      border-color var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease);
    user-select: none;
  }

  .button:hover {
    background-color: var(--_ground-over, var(--ls-color-sunken, #f1efe9));
  }

  .button:active {
    background-color: var(--_ground-over, var(--ls-color-border, #e6e3dc));
  }

  .button--primary {
    --_edge: transparent;
    --_ground: var(--ls-color-accent, #0e6762);
    --_ground-over: var(--ls-color-accent-strong, #0a514d);
    --_words: var(--ls-color-on-accent, #fff);
  }

  .button--soft {
    --_edge: transparent;
    --_ground: var(--ls-color-accent-soft, #e8f3f1);
    --_words: var(--ls-color-text-accent, #0a514d);
  }

  .button--quiet {
    --_edge: transparent;
    --_ground: transparent;
    --_words: var(--ls-color-text-accent, #0a514d);
  }

  .button--danger {
    --_edge: transparent;
    --_ground: var(--ls-color-danger, #b0382c);
    --_ground-over: var(--ls-color-text-danger, #8a261c);
    --_words: var(--ls-color-on-danger, #fff);
  }

  .button--icon {
    --_words: var(--ls-color-text-quiet, #56605c);

    padding-inline: var(--ls-space-1, 4px);
  }

  .button--small {
    padding-inline: var(--ls-space-3, 12px);
    font-size: var(--ls-font-size-s, 14px);
  }

  .button--wide {
    inline-size: 100%;
  }

  .button[aria-pressed='true'],
  .button[aria-current]:not([aria-current='false']) {
    --_edge: var(--ls-color-accent, #0e6762);
    --_ground: var(--ls-color-accent-soft, #e8f3f1);
    --_words: var(--ls-color-text-accent, #0a514d);
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    --_edge: var(--ls-color-border, #e6e3dc);
    --_ground: var(--ls-color-sunken, #f1efe9);
    --_ground-over: var(--ls-color-sunken, #f1efe9);
    --_words: var(--ls-color-text-quiet, #56605c);

    cursor: not-allowed;
  }

  .button[aria-busy='true'] {
    cursor: progress;
  }

  /* Buttons that belong together; the main one comes first in reading order. */
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  @media (pointer: fine) {
    .button--small {
      min-block-size: calc(var(--ls-size-target, 44px) * 0.8);
    }
  }

  @media (forced-colors: active) {
    .button {
      --_edge: ButtonText;
    }

    .button[aria-pressed='true'],
    .button[aria-current]:not([aria-current='false']) {
      border-width: 3px;
    }

    .button:disabled,
    .button[aria-disabled='true'] {
      --_edge: GrayText;
      --_words: GrayText;
    }
  }

  @media print {
    .button {
      display: none;
    }
  }
`;
