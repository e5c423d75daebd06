import { css } from 'lit';

/** Keeping on this machine: the control in the closer look, and the place that shows all of it. */
export const offlineStyles = css`
  .offline {
    display: grid;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .offline--offer {
    display: flex;
    flex-wrap: wrap;
  }

  .offline__state {
    display: grid;
    gap: var(--ls-space-1, 4px);
  }

  .offline__state p,
  .device__room p {
    margin: 0;
  }

  .offline__state p {
    display: flex;
    gap: var(--ls-space-2, 8px);
  }

  .offline__state p svg {
    flex: none;
    margin-block-start: 3px;
  }

  .device-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .offline__meter {
    inline-size: 100%;
  }

  .device {
    inline-size: min(680px, calc(100vw - 32px));
    max-inline-size: none;
    max-block-size: calc(100vh - 32px);
    padding: 0;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, none);
    color: var(--ls-color-text, #1c2624);
  }

  .device[open] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto minmax(0, 1fr);
  }

  .device::backdrop {
    background-color: rgb(12 18 17 / 55%);
  }

  .device__head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: var(--ls-space-2, 8px);
    padding-inline: var(--ls-space-5, 20px) var(--ls-space-2, 8px);
  }

  .device__head .heading:focus {
    outline: none;
  }

  .device__room {
    display: grid;
    padding-block-end: var(--ls-space-4, 16px);
    padding-inline: var(--ls-space-5, 20px);
    gap: var(--ls-space-2, 8px);
  }

  .device__room .meter {
    inline-size: 100%;
  }

  .device__items {
    overflow: auto;
    padding: 0;
    margin: 0;
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    list-style: none;
  }

  .device__item {
    display: grid;
    padding-block: var(--ls-space-3, 12px);
    padding-inline: var(--ls-space-5, 20px);
    gap: var(--ls-space-2, 8px);
  }

  .device__item + .device__item {
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
  }

  .device__open {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-block-size: 24px;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .device__empty {
    padding-inline: var(--ls-space-5, 20px);
  }
`;
