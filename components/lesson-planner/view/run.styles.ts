import { css } from 'lit';

/** The console of a lesson: readable from an arm's length, on a phone and on the big screen. */
export const runStyles = css`
  .run {
    display: grid;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: minmax(0, 1fr);
  }

  .run__bar,
  .pick {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px) var(--ls-space-4, 16px);
  }

  .now__place,
  .now__total,
  .pick__left {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .now__title {
    margin: 0;
    font-size: var(--ls-font-size-xl, 24px);
    overflow-wrap: anywhere;
  }

  .now__time {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .now__time[data-over='true'] {
    color: var(--ls-color-text-warning, #704104);
  }

  .now__seconds,
  .pick__number {
    font-size: calc(var(--ls-font-size-xl, 24px) * 1.6);
    font-variant-numeric: tabular-nums;
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .sayings {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
  }

  .saying h4 {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .saying :is(p, li) {
    font-size: var(--ls-font-size-l, 18px);
    white-space: pre-wrap;
  }

  .roll {
    display: grid;
    align-items: end;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(120px, 100%), 1fr));
  }

  .roll .button {
    justify-self: start;
  }

  .after :is(th, td) {
    white-space: nowrap;
  }

  .taking,
  .taking > span {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .taking {
    margin-block: var(--ls-space-3, 12px);
  }

  .proofs__list {
    display: grid;
    padding-inline-start: var(--ls-space-5, 20px);
    margin: 0;
    gap: var(--ls-space-4, 16px);
  }

  .proof > * {
    margin-block-end: var(--ls-space-2, 8px);
  }

  .reflection__words {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .notes__list {
    padding-inline-start: var(--ls-space-5, 20px);
  }

  .notes .begin {
    margin: 0;
  }

  .run__big {
    margin-inline-start: auto;
  }

  .activities__list,
  .options,
  .drafting__form {
    display: grid;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: minmax(0, 1fr);
  }

  .activity {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .activity + .activity {
    padding-block-start: var(--ls-space-4, 16px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .activity__facts,
  .activity__total {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .activity__time,
  .option__share {
    font-variant-numeric: tabular-nums;
  }

  .activity__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    overflow-wrap: anywhere;
  }

  .option {
    display: grid;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
  }

  .option__words {
    overflow-wrap: anywhere;
  }

  .option__number {
    display: flex;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    font-variant-numeric: tabular-nums;
  }

  .option__count {
    inline-size: 5.5em;
    text-align: center;
  }

  .drafting[open] > summary {
    margin-block-end: var(--ls-space-4, 16px);
  }

  .drafting .button {
    justify-self: start;
  }

  .board__words {
    font-size: calc(var(--ls-font-size-xl, 24px) * 1.4);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  :host(:fullscreen) {
    overflow: auto;
    padding: var(--ls-space-5, 24px);
  }

  /* Read from the last row of desks: letters and targets grow with the screen. */
  .run--big {
    --ls-font-size-xs: max(16px, 1.7vmin);
    --ls-font-size-s: max(18px, 1.9vmin);
    --ls-font-size-m: max(20px, 2.2vmin);
    --ls-font-size-l: max(24px, 2.8vmin);
    --ls-font-size-xl: max(32px, 4vmin);
    --ls-size-target: max(44px, 5vmin);
    --ls-size-icon: max(22px, 2.6vmin);
    --ls-size-icon-s: max(18px, 2.2vmin);

    font-size: var(--ls-font-size-m);
  }

  .run--big .button {
    min-block-size: var(--ls-size-target);
  }

  .run--big .meter {
    block-size: max(12px, 1.6vmin);
  }
`;
