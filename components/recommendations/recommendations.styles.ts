import { css } from 'lit';

export const recommendationsStyles = css`
  :host {
    display: grid;
    gap: var(--ls-space-5, 20px);
    grid-template-columns: minmax(0, 1fr);
  }

  .list,
  .given,
  .fold {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .list__head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px);
  }

  .list__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    margin: 0;
  }

  h4 {
    margin: 0;
  }

  .quiet {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    margin: 0;
  }

  .items {
    display: grid;
    padding: 0;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    list-style: none;
    margin: 0;
  }

  .item,
  .give {
    display: grid;
    align-content: start;
    padding: var(--ls-space-3, 12px);
    gap: var(--ls-space-1, 4px);
    grid-template-columns: minmax(0, 1fr);
  }

  .evidence {
    margin: 0;
    padding-inline-start: var(--ls-space-4, 16px);
  }

  .suggestions {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
  }

  .learners > .button {
    justify-self: start;
  }

  .learners__list {
    display: grid;
    overflow: auto;
    grid-template-columns: repeat(auto-fill, minmax(min(160px, 100%), 1fr));
    max-block-size: 320px;
  }

  .confirm {
    display: flex;
    flex-wrap: wrap;
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-warning-soft, #fbf1de);
    color: var(--ls-color-text-warning, #704104);
    gap: var(--ls-space-2, 8px);
  }

  .confirm p {
    flex-basis: 100%;
    margin: 0;
  }

  .give {
    max-inline-size: 560px;
    gap: var(--ls-space-3, 12px);
  }

  .item__tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
  }

  .item > .button,
  .give > .button,
  .add > .button {
    justify-self: start;
  }

  .item__open {
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font: inherit;
    min-block-size: var(--ls-size-target, 44px);
    text-align: start;
  }

  .item__title {
    font-weight: var(--ls-font-weight-medium, 500);
    margin: 0;
    overflow-wrap: anywhere;
  }

  .item__why {
    margin: 0;
    overflow-wrap: anywhere;
  }

  summary {
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font-size: var(--ls-font-size-s, 14px);
    min-block-size: var(--ls-size-target, 44px);
    padding-block: var(--ls-space-2, 8px);
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
    padding: 0;
    gap: var(--ls-space-2, 8px);
    list-style: none;
    margin: 0;
  }

  .tag {
    display: inline-flex;
    max-inline-size: 100%;
    align-items: center;
    border-radius: var(--ls-radius-full, 999px);
    background-color: var(--ls-color-sunken, #f1efe9);
    overflow-wrap: anywhere;
    padding-inline-start: var(--ls-space-3, 12px);
  }

  .add {
    display: grid;
    max-inline-size: 560px;
    gap: var(--ls-space-2, 8px);
  }
`;
