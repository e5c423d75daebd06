import { css } from 'lit';
import { reportingStyles } from '../base/report/reporting.styles.ts';
import { focusStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { boxStyles } from './face/box.styles.ts';
import { faceStyles } from './face/face.styles.ts';

const stageStyles = css`
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
    grid-template-columns: minmax(0, 1fr);
    background-color: var(--ls-color-stage, #0c1211);
    color: var(--ls-color-on-stage, #f2f5f3);
    color-scheme: dark;
    line-height: var(--_leading-tight);
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

  /* Over the picture and under what is pressed and read; a finger goes through it. */
  .watermark {
    position: absolute;
    inset: 0;
    overflow: hidden;
    pointer-events: none;
    user-select: none;
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

  .stage--begun.stage--audio .poster__image {
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

  /* The dark ground of the stage is not printed. */
  @media print {
    .stage,
    .stage :is(a, bdi, button, p, span) {
      color: var(--ls-color-text, #1c2624);
    }

    .stage .bar,
    .over,
    .paper {
      display: none;
    }
  }
`;

/** Styles of `ls-player` before play; what the deck draws brings its own. */
export const playerStyles = [focusStyles, visuallyHiddenStyles, stageStyles, faceStyles, boxStyles, reportingStyles];
