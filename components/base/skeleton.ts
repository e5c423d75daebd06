import { html, type TemplateResult } from 'lit';

/** What is being loaded: lines of a list, cards with a cover, a stage for a film, or a text. */
export type SkeletonShape = 'rows' | 'cards' | 'stage' | 'text';

const bones: Readonly<Record<Exclude<SkeletonShape, 'stage'>, () => TemplateResult>> = {
  rows: () => html`<div class="skeleton__row">
    <div class="bone bone--round"></div>
    <div class="bones"><div class="bone"></div><div class="bone bone--short"></div></div>
  </div>`,
  cards: () => html`<div class="bones"><div class="bone bone--cover"></div><div class="bone"></div><div class="bone bone--short"></div></div>`,
  text: () => html`<div class="bones"><div class="bone"></div><div class="bone"></div><div class="bone bone--short"></div></div>`,
};

/**
 * The outline of what is on its way. Screen readers hear one sentence, not the bones.
 * @param words what is said while waiting
 * @param shape the outline of what will come
 * @param count how many rows, cards or paragraphs
 */
export function renderSkeleton(words: string, shape: SkeletonShape = 'rows', count = 3): TemplateResult {
  const drawing =
    shape === 'stage'
      ? html`<div class="bone bone--cover"></div>`
      : html`<div class="skeleton ${shape === 'cards' ? 'skeleton__cards' : ''}">${Array.from({ length: count }, bones[shape])}</div>`;
  return html`<div role="status"><span class="visually-hidden">${words}</span><div aria-hidden="true">${drawing}</div></div>`;
}
