import { css } from 'lit';

export const announcementsStyles = css`
  .summary {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    margin-block-end: var(--ls-space-2, 8px);
  }

  .summary:focus {
    outline: none;
  }

  .items {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .items + .items,
  .digest,
  .digest + .items {
    margin-block-start: var(--ls-space-3, 12px);
  }

  .digest > summary {
    cursor: pointer;
    font-weight: var(--ls-font-weight-medium, 500);
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
  }

  .digest .items {
    margin-block-start: var(--ls-space-3, 12px);
  }

  .item {
    gap: var(--ls-space-2, 8px);
  }

  .item[data-unread='true'] {
    border-inline-start: 4px solid var(--ls-color-accent, #0e6762);
  }

  .item__row {
    display: grid;
    align-items: start;
    grid-template-columns: minmax(0, 1fr) auto;
    margin-block-start: calc(-1 * var(--ls-space-2, 8px));
  }

  .item__row .item__head {
    margin-block-start: 0;
  }

  .item__head {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    /* The room around a title that is as tall as a finger is room enough. */
    margin-block-start: calc(-1 * var(--ls-space-2, 8px));
  }

  .item__open {
    display: flex;
    inline-size: 100%;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    justify-content: space-between;
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    font: inherit;
    gap: var(--ls-space-3, 12px);
    text-align: start;
  }

  .item__title {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .item__title .dot {
    margin-inline-end: var(--ls-space-2, 8px);
    vertical-align: middle;
  }

  .item__about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .item__text {
    margin-block: var(--ls-space-2, 8px);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .item__why,
  .item__note,
  .ask__note {
    display: flex;
    align-items: flex-start;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
  }

  .item__note,
  .ask__note {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .item__why {
    color: var(--ls-color-text-danger, #8a261c);
  }

  .item[data-state='recalled'] .item__title {
    color: var(--ls-color-text-quiet, #56605c);
    text-decoration: line-through;
  }

  .personal {
    display: grid;
    justify-items: start;
    margin-block-end: var(--ls-space-3, 12px);
  }

  .personal__text {
    inline-size: 100%;
    padding-inline: var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
    margin-block-start: var(--ls-space-2, 8px);
  }

  .ask {
    display: grid;
    padding-block-start: var(--ls-space-3, 12px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
    margin-block-start: var(--ls-space-3, 12px);
  }

  .ask__for {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .ask__act {
    justify-self: start;
  }

  /* Refusing is as near, as large and as plain as agreeing. */
  .consent {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: 1fr 1fr;
    max-inline-size: 480px;
  }

  .options {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
    margin-block-start: var(--ls-space-2, 8px);
  }

  .option {
    padding: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
  }

  .option[data-full='true'] {
    border-color: var(--ls-color-border, #e6e3dc);
    background-color: var(--ls-color-sunken, #f1efe9);
    color: var(--ls-color-text-quiet, #56605c);
    cursor: not-allowed;
  }

  .option__left {
    display: block;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .slots__day {
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-medium, 500);
    margin-block: var(--ls-space-3, 12px) var(--ls-space-1, 4px);
  }

  .slots {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 136px), 1fr));
  }

  .slot {
    align-items: center;
    padding-inline: var(--ls-space-2, 8px);
    font-variant-numeric: tabular-nums;
  }

  .ask__late {
    display: flex;
    align-items: flex-start;
    padding: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-warning-soft, #fbf1de);
    color: var(--ls-color-text-warning, #704104);
    gap: var(--ls-space-2, 8px);
  }

  .schedule {
    margin-block-start: var(--ls-space-3, 12px);
  }

  .schedule__free {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .answered {
    display: grid;
    gap: var(--ls-space-1, 4px);
    justify-items: start;
    margin-block-start: var(--ls-space-2, 8px);
  }

  .answered > .ask {
    inline-size: 100%;
  }

  .answered__title {
    font-weight: var(--ls-font-weight-strong, 600);
    margin: 0;
  }

  .answered__words {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    color: var(--ls-color-text-success, #1b5935);
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
  }

  .answered__words time {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .reach {
    display: grid;
    gap: var(--ls-space-2, 8px);
  }

  .reach__line {
    display: grid;
    align-items: center;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
    grid-template-columns: minmax(10em, auto) minmax(0, 1fr);
  }

  .counts {
    display: grid;
    margin-block: var(--ls-space-3, 12px);
    gap: var(--ls-space-1, 4px);
    max-inline-size: 480px;
  }

  .counts > div {
    display: flex;
    justify-content: space-between;
    padding-block: var(--ls-space-1, 4px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
  }

  .counts dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }

  .acts,
  div.recall,
  .families {
    margin-block-start: var(--ls-space-3, 12px);
  }

  div.recall {
    display: grid;
    gap: var(--ls-space-2, 8px);
  }

  .families {
    display: grid;
    gap: var(--ls-space-2, 8px);
    justify-items: start;
  }

  .families__list {
    inline-size: 100%;
  }

  .family {
    display: grid;
    padding-block: var(--ls-space-2, 8px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-1, 4px);
    justify-items: start;
  }

  .family > .ask {
    inline-size: 100%;
    border: 0;
    margin: 0;
  }

  .family__name {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .family__class {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-normal, 400);
  }

  .family__state,
  .family__answer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .family__answer {
    color: var(--ls-color-text-success, #1b5935);
  }

  .guardian {
    display: inline-flex;
    align-items: center;
    gap: var(--ls-space-1, 4px);
  }

  .more {
    display: grid;
    margin-block-start: var(--ls-space-4, 16px);
    justify-items: center;
  }
`;
