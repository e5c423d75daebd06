import { css } from 'lit';

export const technicalCheckStyles = css`
  .technical {
    display: grid;
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
    inline-size: 100%;
  }

  .technical__sum {
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .technical ul {
    display: grid;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-1, 4px);
    list-style: none;
  }

  .technical li {
    display: grid;
    align-items: start;
    gap: 0 var(--ls-space-2, 8px);
    grid-template-columns: auto minmax(0, 3fr) minmax(0, 2fr);
  }

  .technical li[data-verdict='fail'] {
    color: var(--ls-color-text-danger, #8a261c);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .technical__wanted {
    color: var(--ls-color-text-quiet, #56605c);
    font-weight: var(--ls-font-weight-normal, 400);
  }
`;
