import { css } from 'lit';

export const taskListStyles = css`
  .tasks {
    display: grid;
    gap: var(--ls-space-3, 12px);
  }

  .task {
    gap: var(--ls-space-3, 12px);
  }

  .task__head {
    display: grid;
    align-items: start;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    grid-template-columns: auto minmax(0, 1fr);
  }

  .task__icon {
    display: grid;
    inline-size: var(--ls-size-avatar, 40px);
    block-size: var(--ls-size-avatar, 40px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    place-items: center;
  }

  .task[data-state='completed'] .task__icon {
    background-color: var(--ls-color-success-soft, #e7f3ea);
    color: var(--ls-color-text-success, #1b5935);
  }

  .task__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .task__open {
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    cursor: pointer;
    text-align: start;
  }

  .task__about {
    display: flex;
    flex-wrap: wrap;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: 0 var(--ls-space-3, 12px);
  }

  .task__due {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    grid-column: 2;
    justify-self: start;
  }

  .task__due.badge {
    color: var(--ls-color-text-warning, #704104);
  }

  .task__paper {
    display: flex;
    align-items: start;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
  }

  .task__progress {
    display: grid;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .task__state {
    display: inline-flex;
    align-items: center;
    gap: var(--ls-space-1, 4px);
  }

  .print {
    margin-block-start: var(--ls-space-2, 8px);
    text-align: end;
  }

  .more {
    display: grid;
    margin-block-start: var(--ls-space-4, 16px);
    justify-items: center;
  }

  @media (width >= 640px) {
    .task__head {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    .task__due {
      grid-column: 3;
    }

    .task__progress {
      grid-template-columns: minmax(0, 1fr) auto;
    }
  }
`;
