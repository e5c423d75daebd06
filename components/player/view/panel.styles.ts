import { css } from 'lit';
import { noteListStyles } from '../learning/note-list.styles.ts';

/** Contents, captions and settings: over the picture at the end, over all of it where there is little room. */
export const panelStyles = css`
  ${noteListStyles}
  .panel {
    z-index: 3;
    display: flex;
    overflow: hidden;
    inline-size: min(100% - 2 * var(--ls-space-3, 12px), 352px);
    max-block-size: calc(100% - 88px);
    flex-direction: column;
    align-self: end;
    border: 1px solid rgb(242 245 243 / 18%);
    border-radius: var(--ls-radius-m, 10px);
    background-color: rgb(12 18 17 / 95%);
    font-size: var(--ls-font-size-s, 14px);
    justify-self: end;
    margin-block: var(--ls-space-3, 12px) 80px;
    margin-inline: var(--ls-space-3, 12px);
  }

  .panel__head {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    padding-block: var(--ls-space-1, 4px);
    padding-inline: var(--ls-space-4, 16px) var(--ls-space-1, 4px);
  }

  .panel__title {
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .panel__body {
    overflow: auto;
    min-block-size: 0;
    padding-block-end: var(--ls-space-3, 12px);
    padding-inline: var(--ls-space-4, 16px);
    overscroll-behavior: contain;
  }

  .choices {
    min-inline-size: 0;
  }

  .choices + * {
    margin-block-start: var(--ls-space-3, 12px);
  }

  .choices legend {
    font-size: var(--ls-font-size-xs, 13px);
    opacity: 0.85;
  }

  .choices--row {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--ls-space-4, 16px);
  }

  .pick {
    display: flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    cursor: pointer;
    gap: var(--ls-space-2, 8px);
  }

  .pick input {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    accent-color: var(--ls-player-bar, #74c4bb);
    cursor: inherit;
  }

  .pick__note {
    display: block;
    font-size: var(--ls-font-size-xs, 13px);
    opacity: 0.85;
  }

  .tools + .tools,
  .tools .choices {
    margin-block-start: var(--ls-space-3, 12px);
  }

  .tools__row[dir='ltr'] {
    --_mirror: 1;
  }

  .search {
    display: flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding-inline: var(--ls-space-3, 12px);
    border: 1px solid rgb(242 245 243 / 45%);
    border-radius: var(--ls-radius-full, 999px);
    gap: var(--ls-space-2, 8px);
    margin-block-start: var(--ls-space-3, 12px);
  }

  .search:focus-within {
    outline: var(--ls-focus-width, 3px) solid var(--ls-color-on-stage, #f2f5f3);
  }

  .search__input {
    min-inline-size: 0;
    flex: 1;
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    outline: none;
  }

  .search__input:focus-visible {
    box-shadow: none;
    outline: none;
  }

  .search__input::placeholder {
    color: inherit;
    opacity: 0.8;
  }

  .panel--asking {
    inline-size: min(100% - 2 * var(--ls-space-3, 12px), 480px);
    font-size: var(--ls-font-size-m, 16px);
  }

  .question {
    display: grid;
    gap: var(--ls-space-3, 12px);
  }

  .question__text,
  .choices legend.question__text {
    font-size: 1.15em;
    font-weight: var(--ls-font-weight-strong, 600);
    opacity: 1;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .question__hint {
    font-size: var(--ls-font-size-xs, 13px);
    font-weight: normal;
  }

  .question__option {
    padding-inline: var(--ls-space-2, 8px);
    border: 1px solid transparent;
    border-radius: var(--ls-radius-s, 6px);
    margin-inline: calc(var(--ls-space-2, 8px) * -1);
    overflow-wrap: anywhere;
  }

  .question__option--right {
    border-color: var(--ls-player-bar, #74c4bb);
  }

  .question__mark {
    display: flex;
    flex: none;
    align-items: center;
    font-size: var(--ls-font-size-xs, 13px);
    gap: var(--ls-space-1, 4px);
    margin-inline-start: auto;
  }

  .question__verdict {
    display: flex;
    align-items: center;
    font-weight: var(--ls-font-weight-strong, 600);
    gap: var(--ls-space-2, 8px);
  }

  .question__said:empty {
    display: none;
  }

  .question__given li {
    display: flex;
    justify-content: space-between;
    gap: var(--ls-space-3, 12px);
  }

  .question__row {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .question__row .note-form__text {
    min-block-size: var(--ls-size-target, 44px);
    min-inline-size: 0;
    margin: 0 0 var(--ls-space-1, 4px);
  }

  .question__row .question__way {
    inline-size: 8.5em;
    flex: none;
  }

  .question__row input:first-child {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    accent-color: var(--ls-player-bar, #74c4bb);
  }

  .panel .pill--strong {
    justify-self: start;
    border-color: var(--ls-player-bar, #74c4bb);
    background-color: var(--ls-player-bar, #74c4bb);
    color: #0c1211;
  }

  @container (inline-size >= 1600px) {
    .panel--asking {
      font-size: max(var(--ls-font-size-m, 16px), 1.5cqi);
    }

    .question__hint,
    .question__mark {
      font-size: 0.8em;
    }

    .panel {
      inline-size: 36cqi;
      max-block-size: calc(100% - 11cqi);
      margin-block-end: 9cqi;
    }

    .timed__entry {
      grid-template-columns: 4em minmax(0, 1fr);
    }

    .pick input {
      inline-size: 1em;
      block-size: 1em;
    }
  }

  @container (inline-size < 480px) {
    .panel {
      position: absolute;
      inline-size: auto;
      align-self: stretch;
      justify-self: stretch;
      max-block-size: none;
      border: 0;
      border-radius: 0;
      margin: 0;
      inset: 0;
    }
  }

  @container (inline-size < 480px) {
    .stage--paneled {
      aspect-ratio: auto;
      min-block-size: min(384px, 80vh);
    }
  }
`;
