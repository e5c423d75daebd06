import { css } from 'lit';

/** The second picture: under the words and the controls, over the first. */
export const secondStyles = css`
  .stage {
    --_second-gap: var(--ls-space-2, 8px);
    --_second-above: var(--_second-gap);
    --_second-after: var(--_second-gap);
    --_second-below: calc(var(--ls-size-target, 44px) + 44px);
    --_second-width: max(56px, min(calc(var(--_second-share, 24) * 1cqi), calc((50cqi - 84px) * var(--_second-shape, 1))));
    --_second-height: calc(var(--_second-width) / var(--_second-shape, 1));
  }

  /* The paper of the lesson has the upper corner. */
  .stage--second-low {
    --_second-above: calc(var(--ls-size-target, 44px) + 2 * var(--ls-space-3, 12px));
  }

  /* On a phone there is no room below it. */
  @container (inline-size < 480px) {
    .stage--second-low {
      --_second-above: var(--_second-gap);
      --_second-after: calc(var(--ls-size-target, 44px) + 2 * var(--ls-space-3, 12px));
    }
  }

  .second,
  .second__media,
  .stage--swapped .media {
    position: absolute;
    inline-size: var(--_second-width);
    block-size: var(--_second-height);
    inset: auto;
    inset-block-start: calc(
      var(--_second-above) + var(--_second-y, 0) * max(0px, 100% - var(--_second-above) - var(--_second-below) - var(--_second-height))
    );
    inset-inline-start: calc(var(--_second-gap) + var(--_second-x, 0) * (100% - var(--_second-gap) - var(--_second-after) - var(--_second-width)));
  }

  .second__media {
    background-color: var(--ls-color-stage, #0c1211);
    border-radius: var(--ls-radius-m, 10px);
    object-fit: contain;
    pointer-events: none;
  }

  /* The lesson is small and lies over what was beside it; who presses the picture presses the lesson all the same. */
  .stage--swapped {
    isolation: isolate;
  }

  .stage--swapped .second__media {
    z-index: -1;
    border-radius: 0;
    inline-size: 100%;
    block-size: 100%;
    inset: 0;
  }

  .stage--swapped .media {
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-stage, #0c1211);
  }

  /* Whose it is stands over both. */
  .watermark {
    z-index: 1;
  }

  .second__field {
    inline-size: auto;
    block-size: auto;
    inset-block: var(--_second-above) var(--_second-below);
    inset-inline: var(--_second-gap) var(--_second-after);
    pointer-events: none;
  }

  .second__window {
    padding: 0;
    border: 1px solid rgb(242 245 243 / 34%);
    border-radius: var(--ls-radius-m, 10px);
    appearance: none;
    background: none;
    cursor: move;
    touch-action: none;
  }

  .second__close {
    display: grid;
    inline-size: 32px;
    block-size: 32px;
    padding: 0;
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: rgb(12 18 17 / 82%);
    color: inherit;
    cursor: pointer;
    place-items: center;
    margin-block-start: 2px;
    margin-inline-start: calc(var(--_second-width) - 34px);
  }

  .stage--quiet .second__close:not(:focus-visible) {
    opacity: 0;
    pointer-events: none;
  }

  .pick--switch + .choices {
    margin-block-start: var(--ls-space-3, 12px);
  }

  /* It is there before its words are, so that they are told. */
  .choices + .panel__note:empty {
    margin-block: 0;
  }

  @media print {
    .second,
    .second__media {
      display: none;
    }
  }
`;
