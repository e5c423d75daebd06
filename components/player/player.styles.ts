import { css } from 'lit';
import { buttonStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { barStyles } from './view/bar.styles.ts';
import { overlayStyles } from './view/overlay.styles.ts';
import { panelStyles } from './view/panel.styles.ts';

const boxStyles = css`
  :host {
    display: block;
    inline-size: 100%;
    container-type: inline-size;
  }

  .stage,
  .box,
  .opening {
    position: relative;
    display: grid;
    inline-size: 100%;
    aspect-ratio: var(--ls-player-ratio, 16 / 9);
    border-radius: var(--ls-player-radius, var(--ls-radius-l, 16px));
  }

  .stage {
    overflow: hidden;
    background-color: var(--ls-color-stage, #0c1211);
    color: var(--ls-color-on-stage, #f2f5f3);
    color-scheme: dark;
    line-height: var(--_leading-tight);
  }

  /* Words need the room they need: with a long message the box grows, and on a phone with a panel. */
  .stage--failed {
    overflow: visible;
  }

  .stage--failed .picture {
    overflow: hidden;
    border-radius: inherit;
  }

  .stage--failed .over {
    border-radius: inherit;
    padding-block-end: var(--ls-space-4, 16px);
  }

  @container (inline-size < 480px) {
    .stage--paneled {
      aspect-ratio: auto;
      min-block-size: min(384px, 80vh);
    }
  }

  .stage:focus {
    outline: none;
  }

  /* Everything lies on one another; the box is the picture's, whatever is over it. */
  .stage > * {
    grid-area: 1 / 1;
  }

  .picture,
  .media,
  .poster {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    inset: 0;
  }

  .media {
    object-fit: contain;
  }

  audio.media {
    visibility: hidden;
  }

  .poster {
    display: grid;
    background-color: var(--ls-color-stage, #0c1211);
    pointer-events: none;
  }

  .poster__image {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    inset: 0;
  }

  /* Sound has its cover and its title side by side, above the controls. */
  .stage--audio .poster {
    align-content: center;
    align-items: center;
    padding-inline: 6cqi;
    gap: 4cqi;
    grid-template-columns: 40cqi minmax(0, 1fr);
  }

  .stage--begun.stage--audio .poster {
    padding-block-end: 88px;
  }

  .stage--audio .poster__image {
    position: static;
    block-size: auto;
    border-radius: var(--ls-radius-m, 10px);
    aspect-ratio: 16 / 9;
  }

  .stage--begun .poster__image {
    inline-size: min(40cqi, 224px);
  }

  .poster__title {
    font-size: clamp(16px, 3.4cqi, 28px);
    font-weight: var(--ls-font-weight-strong, 600);
    text-wrap: balance;
  }

  .stage--quiet {
    cursor: none;
  }

  :host(:fullscreen) .stage {
    block-size: 100%;
    border-radius: 0;
    aspect-ratio: auto;
  }

  .captions {
    z-index: 1;
    align-self: end;
    padding-block-end: 4cqi;
    padding-inline: 5cqi;
    font-size: var(--ls-player-caption-size, clamp(15px, 2.7cqi, 40px));
    line-height: 1.5;
    pointer-events: none;
    text-align: center;
    transition: padding var(--ls-motion-fast, 0s) var(--ls-motion-ease, ease);
  }

  .captions--raised {
    padding-block-end: 104px;
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

  /* ---- Not a stage ---- */
  .box,
  .opening {
    align-content: center;
    padding: var(--ls-space-5, 20px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
    gap: var(--ls-space-2, 8px);
    justify-items: center;
    text-align: center;
  }

  .box--loading {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .box--loading .spinner {
    border-color: var(--ls-color-border, #e6e3dc);
    border-block-start-color: currentcolor;
  }

  .box > .icon {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .box__title,
  .opening__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    text-wrap: balance;
  }

  .box__text,
  .opening__text {
    max-inline-size: 30em;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
    text-wrap: pretty;
  }

  .opening__picture {
    display: grid;
    inline-size: 72px;
    block-size: 72px;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    place-items: center;
  }

  .opening__acts {
    justify-content: center;
    margin-block-start: var(--ls-space-2, 8px);
  }

  .opening__note {
    font-weight: 400;
  }

  .banner {
    margin-block-start: var(--ls-space-2, 8px);
  }

  @container (inline-size < 420px) {
    .opening__picture {
      display: none;
    }
  }

  @media print {
    .stage .bar,
    .over,
    .paper {
      display: none;
    }
  }
`;

/** Styles of `ls-player`. */
export const playerStyles = [focusStyles, visuallyHiddenStyles, buttonStyles, stateStyles, boxStyles, overlayStyles, barStyles, panelStyles];
