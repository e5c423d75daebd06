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

  .notes__list {
    padding-inline-start: var(--ls-space-5, 20px);
  }

  .notes .begin {
    margin: 0;
  }
`;
