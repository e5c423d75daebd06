import { css } from 'lit';

export const lessonPlannerStyles = css`
  .begin {
    display: grid;
    align-items: end;
    gap: var(--ls-space-3, 12px);
    margin-block-end: var(--ls-space-5, 20px);
  }

  .plans,
  .steps,
  .resources,
  .removed__list,
  .objectives__list {
    display: grid;
    padding: 0;
    margin: 0;
    gap: var(--ls-space-3, 12px);
    list-style: none;
  }

  .list__acts {
    margin-block-end: var(--ls-space-3, 12px);
  }

  .plan {
    gap: var(--ls-space-1, 4px);
  }

  .plan__title {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .plan__open,
  .step__open {
    padding: 0;
    border: 0;
    appearance: none;
    background: none;
    color: inherit;
    cursor: pointer;
    font-weight: inherit;
    text-align: start;
  }

  .plan__about,
  .bar__note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px) var(--ls-space-3, 12px);
  }

  .bar__note--problem {
    color: var(--ls-color-text-danger, #8a261c);
  }

  .none,
  .lane__none {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .more {
    display: grid;
    margin-block-start: var(--ls-space-4, 16px);
    justify-items: center;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ls-space-2, 8px);
  }

  .bar__saving {
    display: inline-flex;
    align-items: center;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-1, 4px);
  }

  .bar__saving[data-saving='failed'] {
    color: var(--ls-color-text-danger, #8a261c);
  }

  .bar__acts {
    margin-inline-start: auto;
  }

  .versions {
    margin-block-start: var(--ls-space-3, 12px);
  }

  .difference {
    display: grid;
    flex-basis: 100%;
    padding-inline-start: var(--ls-space-5, 20px);
    margin: 0;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
    list-style: disc;
    overflow-wrap: anywhere;
  }

  .removed__list .difference > li {
    display: list-item;
  }

  .difference p {
    margin: 0;
  }

  .difference del {
    color: var(--ls-color-text-quiet, #56605c);
  }

  .sharing {
    margin-block: var(--ls-space-3, 12px);
  }

  .desk,
  .desk__main {
    display: grid;
    align-items: start;
    gap: var(--ls-space-5, 20px);
    grid-template-columns: minmax(0, 1fr);
  }

  .desk {
    margin-block-start: var(--ls-space-4, 16px);
  }

  .texts {
    display: grid;
    gap: var(--ls-space-3, 12px);
  }

  .head,
  .choices {
    display: grid;
    align-items: end;
    gap: var(--ls-space-3, 12px);
    grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr));
  }

  .head__title {
    grid-column: 1 / -1;
  }

  .head__title .input {
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
  }

  h3 {
    margin-block-end: var(--ls-space-2, 8px);
    font-size: var(--ls-font-size-l, 18px);
    font-weight: var(--ls-font-weight-strong, 600);
    line-height: var(--_leading-tight);
  }

  .objectives__list {
    margin-block-end: var(--ls-space-2, 8px);
  }

  .objective {
    display: grid;
    align-items: center;
    gap: var(--ls-space-1, 4px) var(--ls-space-2, 8px);
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .objective__hint {
    color: var(--ls-color-text-warning, #704104);
    font-size: var(--ls-font-size-s, 14px);
    grid-column: 1 / -1;
  }

  .lane {
    padding: var(--ls-space-4, 16px);
    border-radius: var(--ls-radius-l, 16px);
    background-color: var(--ls-color-sunken, #f1efe9);
  }

  .lane__minutes {
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    font-weight: var(--ls-font-weight-normal, 400);
    margin-inline-start: var(--ls-space-2, 8px);
  }

  .steps {
    margin-block-end: var(--ls-space-3, 12px);
    gap: var(--ls-space-2, 8px);
  }

  .lane__none {
    margin-block-end: var(--ls-space-3, 12px);
  }

  .step {
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
  }

  .step[data-open='true'] {
    border-color: var(--ls-color-accent, #0e6762);
  }

  .step[data-dragged] {
    opacity: 0.6;
  }

  .step[data-drop] {
    box-shadow: 0 -4px 0 0 var(--ls-color-accent, #0e6762);
  }

  .lane[data-drop] {
    box-shadow: inset 0 -4px 0 0 var(--ls-color-accent, #0e6762);
  }

  .step__line {
    display: grid;
    align-items: center;
    grid-template-columns: auto minmax(0, 1fr);
  }

  .step__handle {
    border-color: transparent;
    background: none;
    cursor: grab;
    touch-action: none;
  }

  .step__open {
    display: grid;
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
    padding-block: var(--ls-space-2, 8px);
    padding-inline-end: var(--ls-space-3, 12px);
    gap: var(--ls-space-1, 4px);
  }

  .step__title {
    font-weight: var(--ls-font-weight-medium, 500);
    overflow-wrap: anywhere;
  }

  .step__about {
    display: flex;
    flex-wrap: wrap;
    color: var(--ls-color-text-quiet, #56605c);
    font-size: var(--ls-font-size-s, 14px);
    gap: 0 var(--ls-space-3, 12px);
  }

  .step__minutes {
    color: var(--ls-color-text, #1c2624);
    font-weight: var(--ls-font-weight-medium, 500);
  }

  .places {
    display: flex;
    flex-wrap: wrap;
    padding: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    gap: var(--ls-space-2, 8px);
  }

  .step__fields {
    display: grid;
    padding: var(--ls-space-3, 12px);
    border-block-start: 1px solid var(--ls-color-border, #e6e3dc);
    gap: var(--ls-space-3, 12px);
  }

  .attach {
    justify-self: start;
  }

  .resources li,
  .removed__list li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--ls-space-2, 8px);
  }

  :is(.removed, .more-texts) summary {
    min-block-size: var(--ls-size-target, 44px);
    align-content: center;
    cursor: pointer;
  }

  .fact {
    display: grid;
    align-items: start;
    font-size: var(--ls-font-size-s, 14px);
    gap: var(--ls-space-2, 8px);
    grid-template-columns: auto minmax(0, 1fr);
  }

  .fact[data-tone='warning'] {
    color: var(--ls-color-text-warning, #704104);
  }

  .meters .table {
    font-size: var(--ls-font-size-s, 14px);
  }

  .meters .table :is(th, td) {
    min-inline-size: 0;
    padding: var(--ls-space-1, 4px);
  }

  .meters .table caption {
    padding-inline: var(--ls-space-1, 4px);
  }

  .meters .meter {
    min-inline-size: 48px;
  }

  @media (width >= 560px) {
    .begin {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .begin--plan {
      grid-template-columns: minmax(0, 1fr) minmax(0, 200px) auto;
    }
  }

  @media (width >= 1000px) {
    .desk {
      grid-template-columns: minmax(0, 1fr) 320px;
    }

    .meters {
      position: sticky;
      inset-block-start: var(--ls-space-4, 16px);
    }
  }
`;
