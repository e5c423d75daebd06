import { css } from 'lit';

export const attendanceStyles = css`
  .which {
    display: grid;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    margin-block-end: var(--ls-space-4, 16px);
    max-inline-size: 640px;
  }

  .summary {
    display: flex;
    flex-wrap: wrap;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-4, 16px);
    margin-block-end: var(--ls-space-3, 12px);
  }

  .outcome:focus {
    outline: none;
  }

  .roll,
  .children {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .children {
    gap: var(--ls-space-3, 12px);
  }

  .row {
    display: grid;
    padding-block: var(--ls-space-2, 8px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
  }

  .row__choices {
    display: flex;
    flex-wrap: wrap;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    column-gap: var(--ls-space-2, 8px);
  }

  .row__choices .choice {
    min-inline-size: 72px;
  }

  .row__name {
    inline-size: 100%;
    padding: 0;
    font-weight: var(--ls-font-weight-strong, 600);
    overflow-wrap: anywhere;
  }

  .row__leave,
  .row__about,
  .child__note {
    overflow-wrap: anywhere;
  }

  .row__about,
  .quiet {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .finish {
    display: grid;
    gap: var(--ls-space-2, 8px);
    justify-items: start;
    padding-block: var(--ls-space-3, 12px);
  }

  .child {
    gap: var(--ls-space-2, 8px);
  }

  .child__name {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    overflow-wrap: anywhere;
  }

  .child__today,
  .days__one {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
  }

  .child__note--absent {
    color: var(--ls-color-text-danger, #8a261c);
  }

  .child__before {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .days {
    display: grid;
    gap: var(--ls-space-2, 8px);
  }
`;
