import { css } from 'lit';

export const resourceEditorStyles = css`
  .form {
    display: grid;
    max-inline-size: 768px;
    gap: var(--ls-space-5, 20px);
    grid-template-columns: minmax(0, 1fr);
  }

  /* A fieldset would rather be as wide as its words than as the page. */
  .field {
    inline-size: 100%;
  }

  .field > .field {
    margin-block-start: var(--ls-space-3, 12px);
  }

  .mandatory {
    color: var(--ls-color-text-quiet, #56605c);
    font-weight: var(--ls-font-weight-normal, 400);
  }

  .status {
    display: grid;
    justify-items: start;
    margin-block-end: var(--ls-space-5, 20px);
    gap: var(--ls-space-3, 12px);
  }

  .status:focus {
    outline: none;
  }

  .status__reason {
    padding: var(--ls-space-3, 12px);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .own {
    margin-block-end: var(--ls-space-5, 20px);
  }

  .own h2 {
    font-size: var(--ls-font-size-m, 16px);
  }

  .own ul {
    list-style: none;
  }

  .own li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    overflow-wrap: anywhere;
  }

  .counters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-5, 20px);
  }

  .counters dt {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  .rows,
  .lines,
  .tags {
    display: grid;
    gap: var(--ls-space-2, 8px);
    list-style: none;
  }

  .row {
    display: grid;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto;
  }

  .written {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    overflow-wrap: anywhere;
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
  }

  .tag {
    display: flex;
    align-items: center;
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-accent-soft, #e8f3f1);
    color: var(--ls-color-text-accent, #0a514d);
    overflow-wrap: anywhere;
    padding-inline-start: var(--ls-space-3, 12px);
  }

  .date,
  .levels,
  .crop {
    display: grid;
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 176px), 1fr));
  }

  .cover {
    inline-size: 100%;
    max-inline-size: 384px;
    border-radius: var(--ls-radius-m, 10px);
    aspect-ratio: 16 / 9;
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .cover[hidden] {
    display: none;
  }

  .crop input {
    inline-size: 100%;
    min-block-size: var(--ls-size-target, 44px);
    accent-color: var(--ls-color-accent, #0e6762);
  }

  /* The input lies over its label: one target for pointer, keyboard and screen reader. */
  .file {
    position: relative;
    overflow: hidden;
  }

  .file input {
    position: absolute;
    cursor: pointer;
    inset: 0;
    opacity: 0;
  }

  .file:focus-within {
    outline: 2px solid var(--ls-color-focus, #0e6762);
    outline-offset: 2px;
  }

  .held,
  .upload {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
    overflow-wrap: anywhere;
  }

  .upload .meter {
    flex: 1;
  }

  .link {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ls-space-2, 8px);
  }

  .lines {
    max-block-size: 448px;
    padding: var(--ls-space-1, 4px);
    gap: var(--ls-space-1, 4px);
    overflow-y: auto;
  }

  .line {
    --_step: var(--ls-space-5, 20px);
  }

  .line--2 {
    padding-inline-start: var(--_step);
  }

  .line--3 {
    padding-inline-start: calc(var(--_step) * 2);
  }

  .line--4 {
    padding-inline-start: calc(var(--_step) * 3);
  }

  .line--5 {
    padding-inline-start: calc(var(--_step) * 4);
  }

  .line--6 {
    padding-inline-start: calc(var(--_step) * 5);
  }

  .line--7 {
    padding-inline-start: calc(var(--_step) * 6);
  }

  .line--8 {
    padding-inline-start: calc(var(--_step) * 7);
  }

  .exchange summary {
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
    cursor: pointer;
  }

  .foot {
    display: grid;
    justify-items: start;
    gap: var(--ls-space-2, 8px);
  }

  .saving {
    min-block-size: 20px;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
  }

  @media print {
    .lines {
      overflow: visible;
      max-block-size: none;
    }
  }
`;
