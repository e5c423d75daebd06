import { css } from 'lit';

/**
 * `.field` holds `.field__label`, a `.input` (input, select, textarea), `.field__hint` and `.field__error`.
 * `.choice` is a label around a check box or radio. Edges have 3:1, errors have words and an icon, never colour alone.
 */
export const fieldStyles = css`
  .field {
    display: grid;
    min-inline-size: 0;
    gap: var(--ls-space-1, 4px);
  }

  .field__label {
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    line-height: var(--_leading-tight);
  }

  .field__hint,
  .field__error {
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
  }

  .field__hint {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .field__error {
    display: flex;
    align-items: flex-start;
    color: var(--ls-color-text-danger, #8a261c);
    gap: var(--ls-space-1, 4px);
  }

  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--ls-size-target, 44px);
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    font-size: max(16px, var(--ls-font-size-m, 16px));
    line-height: var(--_leading-tight);
    transition: border-color var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease);
  }

  .input::placeholder {
    color: var(--ls-color-text-quiet, #56605c);
    opacity: 1;
  }

  .input:hover {
    border-color: var(--ls-color-text-quiet, #56605c);
  }

  .input:focus-visible {
    border-color: var(--ls-color-accent, #0e6762);
    outline-offset: 0;
  }

  .input[aria-invalid='true'] {
    border-color: var(--ls-color-danger, #b0382c);
    box-shadow: inset 0 0 0 1px var(--ls-color-danger, #b0382c);
  }

  .input:disabled,
  .input:read-only:not(select) {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  textarea.input {
    min-block-size: calc(var(--ls-size-target, 44px) * 2.5);
    line-height: var(--_leading);
    resize: vertical;
  }

  .input[type='search']::-webkit-search-cancel-button {
    display: none;
  }

  /* A select or a search field with an icon of our own laid over it. */
  .input-box {
    position: relative;
    display: grid;
    align-items: center;
  }

  .input-box > * {
    grid-area: 1 / 1;
  }

  .input-box__start,
  .input-box__end {
    z-index: 1;
    color: var(--ls-color-text-quiet, #56605c);
    margin-inline: var(--ls-space-3, 12px);
    pointer-events: none;
  }

  .input-box__start {
    justify-self: start;
  }

  .input-box__end {
    justify-self: end;
  }

  .input-box__start ~ .input {
    padding-inline-start: calc(var(--ls-space-3, 12px) * 2 + var(--ls-size-icon-s, 18px));
  }

  /* WebKit lets a long choice reach out of its box, and the page scroll sideways. */
  .input-box > select.input {
    overflow: hidden;
    text-overflow: ellipsis;
    padding-inline-end: calc(var(--ls-space-3, 12px) * 2 + var(--ls-size-icon-s, 18px));
  }

  .choice {
    display: inline-flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    cursor: pointer;
    gap: var(--ls-space-2, 8px);
  }

  .choice input {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    accent-color: var(--ls-color-accent, #0e6762);
    cursor: inherit;
  }
`;
