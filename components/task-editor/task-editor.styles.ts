import { css } from 'lit';

export const taskEditorStyles = css`
  .form {
    display: grid;
    max-inline-size: 704px;
    gap: var(--ls-space-5, 20px);
    grid-template-columns: minmax(0, 1fr);
  }

  /* A fieldset would rather be as wide as its words than as the page. */
  .field {
    inline-size: 100%;
  }

  legend.field__label {
    margin-block-end: var(--ls-space-1, 4px);
  }

  .chosen {
    display: flex;
    align-items: center;
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    gap: var(--ls-space-3, 12px);
  }

  .classes {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 224px), 1fr));
  }

  .learners {
    overflow: auto;
    max-block-size: 320px;
  }

  .choice {
    display: flex;
    min-block-size: var(--ls-size-target, 44px);
    align-items: center;
    padding: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
    cursor: pointer;
    gap: var(--ls-space-3, 12px);
  }

  .choice:hover {
    border-color: var(--ls-color-border-strong, #7d837d);
  }

  .choice input {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    accent-color: var(--ls-color-accent, #0e6762);
  }

  .choice__about {
    display: block;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
  }

  .outcome:focus {
    outline: none;
  }

  .homework {
    display: grid;
    align-items: end;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 184px), 1fr));
  }

  .loads {
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .loads[data-tone='warning'] {
    background-color: var(--ls-color-warning-soft, #fbf1de);
    color: var(--ls-color-text-warning, #704104);
  }

  .loads .icon {
    display: inline-block;
    margin-inline-end: var(--ls-space-1, 4px);
    vertical-align: -0.2em;
  }
`;
