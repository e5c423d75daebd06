import { css } from 'lit';

/** What a player shows before play. What has the same shape later is here too. */
export const faceStyles = css`
  .over {
    z-index: 1;
    display: grid;
    align-content: center;
    padding: var(--ls-space-4, 16px);
    padding-block-end: 88px;
    gap: var(--ls-space-3, 12px);
    justify-items: center;
    pointer-events: none;
    text-align: center;
  }

  .stage--audio .over {
    inline-size: 40cqi;
    padding-inline: 0;
    justify-self: start;
    margin-inline-start: 6cqi;
  }

  .stage:not(.stage--begun) .over {
    padding-block-end: var(--ls-space-4, 16px);
  }

  /* The paper has the upper corner. */
  @container (inline-size < 480px) {
    .stage:not(.stage--begun) .over--resume {
      padding-block-start: 60px;
      gap: var(--ls-space-2, 8px);
    }
  }

  .glance {
    z-index: 1;
    display: grid;
    align-self: end;
    justify-items: end;
    pointer-events: none;
  }

  .glance__length {
    padding-inline: var(--ls-space-2, 8px);
    border-radius: var(--ls-radius-s, 6px);
    margin: var(--ls-space-3, 12px);
    background-color: rgb(12 18 17 / 82%);
    font-size: var(--ls-font-size-s, 14px);
    font-variant-numeric: tabular-nums;
  }

  .glance__watched {
    inline-size: 100%;
    block-size: 5px;
    background-color: var(--ls-color-stage, #0c1211);
  }

  .start {
    display: inline-flex;
    align-items: center;
    padding: 0;
    border: 0;
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: var(--ls-color-stage, #0c1211);
    color: var(--ls-color-on-stage, #f2f5f3);
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
    touch-action: manipulation;
  }

  .start__disc {
    display: grid;
    inline-size: clamp(56px, 12cqi, 84px);
    block-size: clamp(56px, 12cqi, 84px);
    border-radius: inherit;
    background-color: var(--ls-player-accent, #0e6762);
    color: #fff;
    place-items: center;
    transition: background-color var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease);
  }

  .start__words {
    padding-inline: var(--ls-space-3, 12px) var(--ls-space-5, 20px);
  }

  .start:hover .start__disc {
    background-color: var(--ls-player-accent-strong, #0a514d);
  }

  .pill {
    display: inline-flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding-inline: var(--ls-space-4, 16px);
    border: 1px solid rgb(242 245 243 / 34%);
    border-radius: var(--ls-radius-full, 999px);
    appearance: none;
    background-color: rgb(12 18 17 / 82%);
    color: var(--ls-color-on-stage, #f2f5f3);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    gap: var(--ls-space-2, 8px);
    text-decoration: none;
    touch-action: manipulation;
  }

  .pill:hover {
    background-color: var(--ls-color-stage, #0c1211);
    border-color: currentcolor;
  }

  .stage > .paper {
    z-index: 2;
    align-self: start;
    justify-self: end;
    margin: var(--ls-space-3, 12px);
  }

  /* On a phone the words would cover what the cover says. */
  @container (inline-size < 480px) {
    .paper__label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  .message {
    display: grid;
    max-inline-size: 34em;
    gap: var(--ls-space-2, 8px);
    justify-items: center;
  }

  .message__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .over--dim {
    background-color: rgb(12 18 17 / 72%);
  }

  .spinner {
    inline-size: 44px;
    block-size: 44px;
    border: 3px solid rgb(242 245 243 / 26%);
    border-block-start-color: currentcolor;
    border-radius: var(--ls-radius-full, 999px);
    animation: turn 1s linear infinite;
  }

  .over > *,
  .message > * {
    pointer-events: auto;
  }

  .seek__ground {
    fill: rgb(242 245 243 / 26%);
  }

  .seek__played {
    fill: var(--ls-player-bar, #74c4bb);
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 4s;
    }
  }
`;
