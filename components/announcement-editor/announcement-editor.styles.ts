import { css } from 'lit';

export const announcementEditorStyles = css`
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

  .choices {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 224px), 1fr));
  }

  .choices .choice {
    padding: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border-strong, #7d837d);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
    gap: var(--ls-space-3, 12px);
  }

  .choice__about {
    display: block;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    line-height: var(--_leading-tight);
  }

  .pick summary {
    align-content: center;
    cursor: pointer;
    min-block-size: var(--ls-size-target, 44px);
  }

  .children {
    display: grid;
    gap: 0 var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 160px), 1fr));
  }

  .rows {
    display: grid;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: minmax(0, 1fr);
    margin-block: var(--ls-space-2, 8px);
  }

  .row {
    display: grid;
    align-items: end;
    padding-block-end: var(--ls-space-3, 12px);
    border-block-end: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .row__label {
    grid-column: 1 / -1;
  }

  .row .field:not(.row__label) {
    grid-column: 1;
  }

  .row .button {
    grid-column: 2;
  }

  .most {
    max-inline-size: 160px;
  }

  .files__add {
    margin-block-start: var(--ls-space-2, 8px);
  }

  .times {
    display: grid;
    gap: var(--ls-space-4, 16px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
  }

  .reach {
    display: grid;
    padding: var(--ls-space-3, 12px) var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    gap: var(--ls-space-2, 8px);
  }

  .reach__line {
    display: flex;
    align-items: flex-start;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
  }

  .reach__line--much {
    font-weight: var(--ls-font-weight-strong, 600);
  }

  .outcome:focus {
    outline: none;
  }

  @media (width >= 640px) {
    .row {
      grid-template-columns: minmax(0, 1fr) minmax(0, 220px) minmax(0, 112px) auto;
    }

    .row--stretch {
      grid-template-columns: minmax(0, 240px) minmax(0, 160px) auto;
    }

    .row .field.row__label,
    .row .field:not(.row__label),
    .row .button {
      grid-column: auto;
    }
  }
`;
