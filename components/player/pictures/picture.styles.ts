import { css } from 'lit';

/** A picture that is looked at: its tools, and the box in which it is moved. */
export const pictureStyles = css`
  .inside--picture {
    grid-template-rows: auto auto minmax(0, 1fr);
  }

  .viewer__tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    padding: var(--ls-space-1, 4px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-1, 4px);
    min-block-size: var(--ls-size-target, 44px);
  }

  .viewer__tool {
    padding-inline: 10px;
  }

  .viewer__fact {
    min-inline-size: 4em;
    font-size: var(--ls-font-size-s, 14px);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  /* A picture has no direction of reading: its left is left. */
  .viewer__box {
    display: flex;
    overflow: auto;
    background-color: var(--ls-color-sunken, #f1efe9);
    direction: ltr;
    overscroll-behavior: contain;
    /* One finger moves the page, two the picture. */
    touch-action: pan-x pan-y;
  }

  .viewer__box--larger {
    cursor: grab;
    touch-action: none;
  }

  .viewer__box--larger:active {
    cursor: grabbing;
  }

  .viewer__box:focus-visible {
    outline-offset: -3px;
  }

  .viewer__picture {
    flex: none;
    inline-size: calc(var(--_width, 1) * 1px);
    block-size: calc(var(--_height, 1) * 1px);
    max-inline-size: none;
    margin: auto;
    user-select: none;
    -webkit-user-select: none;
  }
`;
