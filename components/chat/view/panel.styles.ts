import { css } from 'lit';

/** Forms that stand where one writes, and the two other faces of the list: people to write to, and what was found. */
export const panelStyles = css`
  .panel {
    display: grid;
    overflow-y: auto;
    flex: none;
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px) var(--ls-space-4, 16px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
    max-block-size: 70%;
  }

  .panel__head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px);
  }

  .panel__title {
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .panel__form {
    display: grid;
    max-inline-size: var(--ls-size-measure, 38em);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .panel textarea.input {
    min-block-size: calc(var(--ls-size-target, 44px) * 1.6);
  }

  .panel__choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--ls-space-5, 20px);
  }

  .panel__choices legend {
    inline-size: 100%;
  }

  .hours__times {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 120px), 1fr));
  }

  .panel__case {
    font-size: var(--ls-font-size-l, 18px);
    user-select: all;
  }

  .panel__people {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-1, 4px) var(--ls-space-5, 20px);
  }

  .panel__people .quiet {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .pane__head .pane__title {
    flex: 1;
  }

  .talk__heading {
    flex: 1;
  }

  .finder {
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
  }

  .side-note {
    padding: var(--ls-space-4, 16px);
    color: var(--ls-color-text-quiet, #56605c);
  }

  .found {
    overflow: visible;
    white-space: normal;
  }

  .found mark {
    background-color: var(--ls-color-warning-soft, #fbf1de);
    color: var(--ls-color-text, #1c2624);
  }

  .topic {
    display: grid;
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
  }
`;
