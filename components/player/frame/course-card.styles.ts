import { css } from 'lit';

export const courseCardStyles = css`
  .course {
    display: grid;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-player-radius, var(--ls-radius-l, 16px));
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2624);
  }

  .course__head {
    display: grid;
    padding: var(--ls-space-5, 20px);
    gap: var(--ls-space-2, 8px);
  }

  .course__units {
    padding: 0;
    margin: 0;
    list-style: none;
  }

  .course__unit {
    display: grid;
    align-items: center;
    padding: var(--ls-space-3, 12px) var(--ls-space-5, 20px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: auto minmax(0, 1fr) auto;
  }

  .course__unit > .icon {
    color: var(--ls-color-text-accent, #0a514d);
  }

  .course__name {
    display: grid;
    justify-items: start;
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }

  .course__name small {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .course .alternative {
    padding-inline: var(--ls-space-5, 20px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .course__problem {
    display: flex;
    align-items: center;
    padding: var(--ls-space-3, 12px) var(--ls-space-5, 20px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    color: var(--ls-color-text-danger, #8a261c);
    gap: var(--ls-space-2, 8px);
  }
`;
