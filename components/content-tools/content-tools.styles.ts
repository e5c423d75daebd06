import { css } from 'lit';

export const contentToolsStyles = css`
  :host {
    display: block;
  }

  .tools,
  .items {
    display: grid;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-2, 8px);
    list-style: none;
  }

  .tool,
  .item {
    display: flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-3, 12px);
  }

  .tool {
    flex-wrap: wrap;
  }

  .tool__name {
    min-inline-size: 0;
    flex: 1 1 160px;
    font-weight: var(--ls-font-weight-medium, 500);
    overflow-wrap: anywhere;
  }

  .item input {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    accent-color: var(--ls-color-accent, #0e6762);
  }

  .item--broken {
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .item__words {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .item__title {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .quiet {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .small {
    font-size: var(--ls-font-size-s, 14px);
  }

  .taken {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-success, #1c5b34);
    gap: var(--ls-space-2, 8px);
  }
`;
