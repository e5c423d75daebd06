import { css } from 'lit';

export const filingStyles = css`
  .filing-way {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: var(--ls-space-1, 4px);
    max-inline-size: 160px;
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, none);
  }

  .filing-act {
    max-inline-size: 100%;
  }

  /* In a row there is no room below. */
  .row-tools {
    position: relative;
  }

  .row-tools .filing-way {
    inset-block: 0;
    inset-inline-end: 100%;
    margin-block: auto;
    block-size: fit-content;
  }

  @container (inline-size < 480px) {
    .results--list .filing-way {
      inset-block-start: 0;
      inset-inline-end: 100%;
    }

    /* Its words would lie over the title. */
    .results--list .filing-way .line {
      display: none;
    }
  }

  .filing {
    inline-size: min(440px, calc(100vw - 32px));
    max-inline-size: none;
    max-block-size: calc(100vh - 32px);
    padding: 0;
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-raised, #fff);
    box-shadow: var(--ls-shadow-2, none);
    color: var(--ls-color-text, #1c2624);
    overflow-y: auto;
  }

  .filing::backdrop {
    background-color: rgb(12 18 17 / 55%);
  }

  .filing__form {
    display: grid;
    padding: var(--ls-space-4, 16px);
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
  }

  .filing__head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px);
  }

  .filing__folders {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .filing__name {
    display: flex;
    min-inline-size: 0;
    align-items: center;
    gap: var(--ls-space-1, 4px);
    overflow-wrap: anywhere;
  }

  .filing__tags {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
  }
`;
