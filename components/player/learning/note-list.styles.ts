import { css } from 'lit';

/** Notes in a list, on the dark ground of a picture; a lighter ground sets the lines. */
export const noteListStyles = css`

  .panel__note {
    padding-block: var(--ls-space-2, 8px);
  }

  .tools__row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
  }

  .note-form__field {
    display: grid;
  }

  .note-form__text {
    inline-size: 100%;
    padding: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    border: 1px solid var(--_note-field, rgb(242 245 243 / 45%));
    border-radius: var(--ls-radius-m, 10px);
    background: none;
    color: inherit;
    font: inherit;
    margin-block-end: var(--ls-space-2, 8px);
    resize: vertical;
  }

  .note + .note {
    border-block-start: 1px solid var(--_note-line, rgb(242 245 243 / 18%));
  }

  .note__text {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .note__acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: var(--ls-space-3, 12px);
    padding-inline-start: calc(3.2em + var(--ls-space-3, 12px));
  }

  .note__act {
    min-block-size: 36px;
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    font-size: var(--ls-font-size-xs, 13px);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .note__mark,
  .note__origin {
    display: flex;
    align-items: center;
    gap: var(--ls-space-1, 4px);
  }

  .note__origin {
    flex-basis: 100%;
    font-size: var(--ls-font-size-xs, 13px);
    opacity: 0.85;
  }

  .timed__entry mark {
    border-radius: 2px;
    background-color: #f0b64d;
    color: #0c1211;
  }

  .timed__entry[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }

  .timed__heading {
    padding-block: var(--ls-space-2, 8px) var(--ls-space-1, 4px);
    font-size: var(--ls-font-size-xs, 13px);
    opacity: 0.85;
  }

  .timed__entry {
    display: grid;
    inline-size: 100%;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-2, 8px);
    border: 0;
    border-radius: var(--ls-radius-s, 6px);
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: 3.2em minmax(0, 1fr);
    margin-inline: calc(var(--ls-space-2, 8px) * -1);
    text-align: start;
  }

  .timed__entry:hover {
    background-color: var(--_note-hover, rgb(242 245 243 / 12%));
  }

  .timed__entry[aria-current='true'] {
    background-color: rgb(116 196 187 / 22%);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .timed__time {
    font-variant-numeric: tabular-nums;
    opacity: 0.85;
  }
`;
