import { css } from 'lit';

/** What lies over the picture once play has begun: captions, messages, the wait. */
export const overlayStyles = css`
  /* Words need the room they need: with a long message the box grows, and on a phone with a panel. */
  .stage--worded {
    overflow: visible;
  }

  .stage--worded .picture {
    overflow: hidden;
    border-radius: inherit;
  }

  .stage--worded .over {
    border-radius: inherit;
  }

  .stage--worded .bar {
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
  }

  .stage--failed .over {
    padding-block-end: var(--ls-space-4, 16px);
  }

  /* On a phone the time stands above the seek bar, and words above the time. */
  @container (inline-size < 480px) {
    .stage--worded:not(.stage--failed) .over--dim {
      padding-block-end: 132px;
    }
  }

  /* Whoever waits sees it on a white board, too. */
  .over--quiet .spinner {
    background-color: rgb(12 18 17 / 72%);
    box-shadow: 0 0 0 10px rgb(12 18 17 / 72%);
  }

  .captions {
    --_caption-size: var(--ls-player-caption-size, clamp(15px, 2.7cqi, 96px));

    z-index: 1;
    align-self: end;
    padding-block-end: 4cqi;
    padding-inline: 5cqi;
    font-size: var(--_caption-size);
    line-height: 1.5;
    pointer-events: none;
    text-align: center;
    transition: padding var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease);
  }

  .captions--raised {
    padding-block-end: 104px;
  }

  .captions--small {
    font-size: calc(var(--_caption-size) * 0.8);
  }

  .captions--large {
    font-size: calc(var(--_caption-size) * 1.4);
  }

  .captions--huge {
    font-size: calc(var(--_caption-size) * 1.9);
  }

  .captions__language + .captions__language {
    font-size: 0.86em;
  }

  .captions__line > span {
    padding-block: 0.1em;
    padding-inline: 0.45em;
    border-radius: 0.25em;
    background-color: rgb(12 18 17 / 84%);
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
    white-space: pre-line;
  }

  /* What is copied is the words. */
  rt {
    user-select: none;
    -webkit-user-select: none;
  }

  .captions--on-light span {
    background-color: rgb(255 255 255 / 92%);
    color: #0c1211;
  }

  /* Without a ground the letters carry their own, or they drown in a white board. */
  .captions--on-none span {
    background: none;
    text-shadow: 0 0 3px #000, 0 0 3px #000, 0 0 6px #000;
  }

  .rest {
    max-inline-size: min(92vw, 26em);
    padding: var(--ls-space-6, 24px);
    border: 1px solid rgb(242 245 243 / 34%);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-stage, #0c1211);
    color: var(--ls-color-on-stage, #f2f5f3);
    gap: var(--ls-space-2, 8px);
    justify-items: center;
    text-align: center;
    text-wrap: balance;
  }

  .rest[open] {
    display: grid;
  }

  .rest::backdrop {
    background-color: rgb(12 18 17 / 72%);
  }

  /* A screen on a classroom wall is read from the last row, and its remote control has no fine aim. */
  @container (inline-size >= 1600px) {
    .stage {
      --ls-size-target: clamp(64px, 3.4cqi, 128px);
      --ls-size-icon: clamp(34px, 1.8cqi, 68px);
      --ls-size-icon-s: clamp(26px, 1.4cqi, 52px);
      --ls-space-1: 0.4cqi;
      --ls-space-2: 0.7cqi;
      --ls-space-3: 1cqi;
      --ls-space-4: 1.4cqi;
      --ls-font-size-xs: clamp(20px, 1.1cqi, 42px);
      --ls-font-size-s: clamp(22px, 1.2cqi, 46px);
      --ls-font-size-m: clamp(24px, 1.3cqi, 50px);
      --ls-font-size-l: clamp(30px, 1.6cqi, 60px);
    }
  }

  .hint {
    z-index: 2;
    align-self: start;
    justify-self: center;
    margin: var(--ls-space-4, 16px);
    pointer-events: none;
  }

  .hint__words {
    display: inline-flex;
    align-items: center;
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-full, 999px);
    background-color: rgb(12 18 17 / 88%);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
  }

  .pill--big {
    font-size: var(--ls-font-size-m, 16px);
  }

  .message__acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--ls-space-2, 8px);
    margin-block-start: var(--ls-space-2, 8px);
  }
`;
