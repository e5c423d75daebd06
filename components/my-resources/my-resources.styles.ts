import { css } from 'lit';

export const myResourcesStyles = css`
  :host {
    display: grid;
    align-content: start;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: minmax(0, 1fr);
    container-type: inline-size;
  }

  ul {
    padding: 0;
    margin: 0;
    list-style: none;
  }

  .places [aria-current='true'],
  .tag[aria-pressed='true'] {
    border-color: var(--ls-color-accent, #0f6f69);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
  }

  .kept,
  .main,
  .items,
  .side,
  .own,
  .rating,
  .closer[open] {
    display: grid;
    align-content: start;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  @container (min-inline-size: 720px) {
    .kept {
      gap: var(--ls-space-5, 24px);
      grid-template-columns: minmax(200px, 280px) minmax(0, 1fr);
    }
  }

  .folder {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: space-between;
    padding: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    border: 0;
    border-radius: var(--ls-radius-s, 6px);
    background: none;
    color: var(--ls-color-text, #1c2321);
    cursor: pointer;
    font: inherit;
    gap: var(--ls-space-2, 8px);
    inline-size: 100%;
    min-block-size: var(--ls-size-target, 44px);
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-align: start;
  }

  .folder[aria-current='true'] {
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .line-of-acts,
  .search-line,
  .naming,
  .tags {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px);
  }

  .line-of-acts {
    flex-wrap: nowrap;
  }

  .naming .input {
    flex: 1 1 140px;
    min-inline-size: 0;
  }

  /* People's own words may be long. */
  .badge,
  .tag {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    white-space: normal;
  }

  .finding {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
  }

  .item {
    gap: var(--ls-space-2, 8px);
  }

  .item__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
    overflow-wrap: anywhere;
  }

  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--ls-color-text-accent, #0a514d);
    cursor: pointer;
    font: inherit;
    min-block-size: 24px;
    text-align: start;
  }

  .link:hover {
    text-decoration: underline;
  }

  .item__about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
  }

  .item__note {
    padding-inline-start: var(--ls-space-3, 12px);
    border-inline-start: 3px solid var(--ls-color-border-strong, #7d837d);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .move {
    flex: 0 1 200px;
    min-inline-size: 0;
  }

  .closer > summary {
    color: var(--ls-color-text-quiet, #56605c);
    cursor: pointer;
    min-block-size: 32px;
  }

  .refused {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  fieldset.field {
    inline-size: 100%;
    min-inline-size: 0;
  }

  .notes li {
    display: flex;
    align-items: baseline;
    gap: var(--ls-space-2, 8px);
    margin-block-end: var(--ls-space-1, 4px);
    overflow-wrap: anywhere;
  }

  .none,
  .quiet {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .small {
    font-size: var(--ls-font-size-s, 14px);
  }

  .share {
    border: 1px solid var(--ls-color-border, #d5d9d4);
    border-radius: var(--ls-radius-l, 14px);
    background-color: var(--ls-color-surface, #fff);
    color: var(--ls-color-text, #1c2321);
    inline-size: min(560px, 100vi - 32px);
    max-block-size: calc(100vb - 32px);
    overflow-y: auto;
  }

  .share[open] {
    display: grid;
    align-content: start;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .share::backdrop {
    background-color: rgb(0 0 0 / 45%);
  }

  .share__head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px);
  }

  .share__head .heading:focus,
  #share-outcome:focus {
    outline: none;
  }
`;
