import { css } from 'lit';

export const admissionDeskStyles = css`
  .summary,
  .quiet {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .summary {
    margin-block-end: var(--ls-space-4, 16px);
  }

  .summary .icon {
    margin-inline-end: var(--ls-space-1, 4px);
    vertical-align: text-bottom;
  }

  .summary:focus,
  .submission__title:focus {
    outline: none;
  }

  .submissions,
  .submission {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .submission {
    gap: var(--ls-space-2, 8px);
    overflow-wrap: anywhere;
  }

  .submission[data-open='true'] {
    gap: var(--ls-space-4, 16px);
  }

  .submission__head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
  }

  .submission__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .files {
    display: grid;
    align-items: end;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
  }

  .figure {
    display: grid;
    justify-items: start;
    margin: 0;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
  }

  .cover,
  .media {
    inline-size: 100%;
    max-inline-size: 480px;
    border-radius: var(--ls-radius-m, 10px);
  }

  .cover {
    aspect-ratio: 16 / 9;
    background-color: var(--ls-color-sunken, #f1efe9);
    object-fit: contain;
  }

  .facts {
    display: grid;
    margin: 0;
    gap: var(--ls-space-2, 8px);
  }

  .facts div {
    display: grid;
    gap: 0 var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 136px) minmax(0, 1fr);
  }

  .facts dt {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .facts dd {
    margin: 0;
    white-space: pre-line;
  }

  .directory summary {
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
    cursor: pointer;
  }

  .directory ol {
    overflow: auto;
    max-block-size: 320px;
    list-style: none;
  }

  .directory li[data-level='2'] {
    padding-inline-start: var(--ls-space-4, 16px);
  }

  .directory li[data-level='3'] {
    padding-inline-start: var(--ls-space-6, 32px);
  }

  .directory li:not([data-level='1'], [data-level='2'], [data-level='3']) {
    padding-inline-start: 48px;
  }

  .obstacles li {
    display: flex;
    align-items: center;
    color: var(--ls-color-text-danger, #8f2318);
    gap: var(--ls-space-1, 4px);
  }

  .return {
    display: grid;
    max-inline-size: 640px;
    gap: var(--ls-space-3, 12px);
  }

  .more {
    display: grid;
    margin-block-start: var(--ls-space-4, 16px);
    justify-items: center;
  }

  @media (max-width: 480px) {
    .facts div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
