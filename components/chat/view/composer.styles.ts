import { css } from 'lit';

/** Where one writes. */
export const composerStyles = css`
  .composer {
    display: grid;
    flex: none;
    padding: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
    padding-block-end: max(var(--ls-space-2, 8px), env(safe-area-inset-bottom, 0));
  }

  .composer--closed {
    display: flex;
    align-items: center;
    justify-content: center;
    padding: var(--ls-space-4, 16px);
    color: var(--ls-color-text-quiet, #56605c);
    text-align: center;
  }

  .composer__line {
    display: flex;
    align-items: flex-end;
    gap: var(--ls-space-2, 8px);
  }

  .composer__hint {
    display: flex;
    align-items: flex-start;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
    line-height: var(--_leading-tight);
  }

  /* The field is as tall as the words in it, which stand behind it unseen. */
  .composer__field {
    display: grid;
    min-inline-size: 0;
    flex: 1;
    grid-template: minmax(0, auto) / minmax(0, 1fr);
  }

  .composer__size,
  textarea.composer__input {
    overflow: hidden auto;
    min-block-size: var(--ls-size-target, 44px);
    max-block-size: 9.5em;
    grid-area: 1 / 1;
    line-height: var(--_leading-tight);
    resize: none;
  }

  .composer__size {
    padding-block: calc(var(--ls-space-2, 8px) + 1px);
    padding-inline: calc(var(--ls-space-3, 12px) + 1px);
    font-size: max(16px, var(--ls-font-size-m, 16px));
    visibility: hidden;
    white-space: pre-wrap;
  }

  .composer__line[hidden] {
    display: none;
  }

  .composer__attach,
  .composer__record,
  .composer__send {
    flex: none;
  }

  .composer__about {
    display: flex;
    align-items: center;
    border-inline-start: 3px solid var(--ls-color-accent, #0e6762);
    gap: var(--ls-space-2, 8px);
    padding-inline-start: var(--ls-space-2, 8px);
  }

  .composer__about-text {
    overflow: hidden;
    flex: 1;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .composer__about-text b {
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-medium, 500);
  }
`;
