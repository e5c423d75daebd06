import { css } from 'lit';

/** What is opened inside the box: as high as the window allows, whatever the shape of a picture would be. */
export const insideStyles = css`
  .inside {
    display: grid;
    overflow: hidden;
    block-size: clamp(400px, 84vh, 1800px);
    box-sizing: border-box;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-player-radius, var(--ls-radius-l, 16px));
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  }

  .inside__bar {
    display: flex;
    align-items: center;
    padding: var(--ls-space-2, 8px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-2, 8px);
  }

  .inside__title {
    overflow: hidden;
    flex: 1;
    font-weight: var(--ls-font-weight-strong, 600);
    text-align: center;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .inside__icon {
    padding-inline: 10px;
  }

  .inside__body {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }

  .inside__body > * {
    grid-area: 1 / 1;
  }

  .inside__frame {
    inline-size: 100%;
    block-size: 100%;
    border: 0;
    background-color: #fff;
  }

  .inside__message {
    z-index: 1;
    display: grid;
    align-content: center;
    padding: var(--ls-space-5, 20px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-3, 12px);
    justify-items: center;
    text-align: center;
  }

  .inside__message .spinner {
    border-color: var(--ls-color-border, #e6e3dc);
    border-block-start-color: currentcolor;
  }

  .inside__message p {
    max-inline-size: 34em;
  }

  :host(:fullscreen) .inside {
    block-size: 100%;
    border: 0;
    border-radius: 0;
  }

  @container (inline-size < 480px) {
    .inside__leave span {
      max-inline-size: 8em;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }
`;
