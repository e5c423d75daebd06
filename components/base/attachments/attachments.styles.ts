import { css } from 'lit';

/** What is attached: in a message, before sending, and large. */
export const attachmentStyles = css`
  .attached {
    display: grid;
    gap: var(--ls-space-2, 8px);
    justify-items: start;
  }

  .attached + .bubble__text:not(:empty) {
    margin-block-start: var(--ls-space-2, 8px);
  }

  .photo {
    display: block;
    overflow: hidden;
    min-inline-size: var(--ls-size-target, 44px);
    min-block-size: var(--ls-size-target, 44px);
    max-inline-size: 100%;
    padding: 0;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
    cursor: zoom-in;
  }

  .photo__canvas {
    display: block;
    inline-size: var(--_width, 240px);
    max-inline-size: 100%;
    block-size: auto;
  }

  .photo__note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
  }

  .file {
    display: flex;
    max-inline-size: 100%;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    border: 1px solid var(--ls-color-border-strong, #8a918e);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
    color: inherit;
    cursor: pointer;
    font: inherit;
    gap: var(--ls-space-2, 8px);
    text-align: start;
  }

  .file__name {
    overflow-wrap: anywhere;
  }

  .file__size {
    display: block;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .recorder__time {
    font-variant-numeric: tabular-nums;
  }

  .recorder {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .recorder__words {
    flex: 1 1 10em;
  }

  .recorder__level {
    inline-size: 14px;
    block-size: 14px;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-danger, #b3261e);
    transform: scale(calc(0.6 + var(--_level, 0)));
  }

  .tray {
    display: grid;
    max-block-size: 40vh;
    overflow: auto;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-2, 8px);
    list-style: none;
  }

  .tray__item {
    display: grid;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: 56px minmax(0, 1fr) auto;
  }

  .tray__face {
    display: grid;
    overflow: hidden;
    inline-size: 56px;
    block-size: 56px;
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
    color: var(--ls-color-text-quiet, #56605c);
    place-items: center;
  }

  .tray__canvas {
    inline-size: 56px;
    block-size: 56px;
    object-fit: cover;
  }

  .tray__words {
    min-inline-size: 0;
  }

  .tray__name {
    overflow: hidden;
    font-size: var(--ls-font-size-s, 14px);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .viewer {
    box-sizing: border-box;
    inline-size: min(100%, 1100px);
    max-inline-size: 100vw;
    max-block-size: 100vh;
    padding: var(--ls-space-3, 12px);
    border: 0;
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
  }

  .viewer::backdrop {
    background-color: rgb(0 0 0 / 70%);
  }

  .viewer__head {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    margin-block-end: var(--ls-space-2, 8px);
  }

  .viewer__title {
    min-inline-size: 0;
    flex: 1;
    margin: 0;
    font-size: var(--ls-font-size-m, 16px);
    overflow-wrap: anywhere;
  }

  .viewer__canvas {
    display: block;
    max-inline-size: 100%;
    max-block-size: 76vh;
    margin-inline: auto;
  }
`;
