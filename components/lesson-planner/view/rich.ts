/** Formatted text as it is read: in the plan, in class and on paper. */
import { html, type TemplateResult } from 'lit';
import { groupsOf, type Mark, type RichParagraph, type RichText } from '../model/rich-text.ts';

export function renderRich(text: RichText): TemplateResult[] {
  return groupsOf(text).map(({ list, paragraphs }) => {
    const points = (): TemplateResult[] => paragraphs.map((one) => html`<li dir="auto">${renderRuns(one)}</li>`);
    if (list === 'bullet') return html`<ul>${points()}</ul>`;
    if (list === 'ordered') return html`<ol>${points()}</ol>`;
    return html`${paragraphs.map((one) => html`<p dir="auto">${renderRuns(one)}</p>`)}`;
  });
}

const renderRuns = ({ runs }: RichParagraph): TemplateResult[] => runs.map(({ text, marks }) => marks.reduceRight(wrap, html`${text}`));

function wrap(inner: TemplateResult, mark: Mark): TemplateResult {
  if (mark === 'strong') return html`<strong>${inner}</strong>`;
  return mark === 'em' ? html`<em>${inner}</em>` : html`<u>${inner}</u>`;
}
