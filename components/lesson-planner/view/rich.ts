/** Formatted text as it is read: in the plan, in class and on paper. */
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { groupsOf, plainText, type Mark, type RichCell, type RichParagraph, type RichTable, type RichText } from '../model/rich-text.ts';
import { formulaElement } from './formula-element.ts';

export function renderRich(text: RichText): TemplateResult[] {
  return groupsOf(text).map((group) => {
    if ('rows' in group) return renderTable(group);
    const { list, paragraphs } = group;
    const points = (): TemplateResult[] => paragraphs.map((one) => html`<li dir="auto">${renderRuns(one)}</li>`);
    if (list === 'bullet') return html`<ul dir="auto">${points()}</ul>`;
    if (list === 'ordered') return html`<ol dir="auto">${points()}</ol>`;
    return html`${paragraphs.map((one) => html`<p dir="auto">${renderRuns(one)}</p>`)}`;
  });
}

/** A head in the first row stands for its column, any other for its row; one without words heads nothing. */
function renderTable({ rows }: RichTable): TemplateResult {
  const cell = ({ isHead, paragraphs }: RichCell, scope: 'col' | 'row'): TemplateResult => (isHead && plainText(paragraphs).trim() !== '' ? html`<th scope=${scope}>${renderRich(paragraphs)}</th>` : html`<td class=${isHead ? 'head' : ''}>${renderRich(paragraphs)}</td>`);
  return html`<table><tbody>${rows.map((row, at) => html`<tr>${row.map((one) => cell(one, at === 0 ? 'col' : 'row'))}</tr>`)}</tbody></table>`;
}

const renderRuns = ({ runs }: RichParagraph): TemplateResult[] => runs.map(({ text, marks, formula }) => (formula === undefined ? marks.reduceRight(wrap, html`${text}`) : html`${guard([formula], () => formulaElement(formula))}`));

function wrap(inner: TemplateResult, mark: Mark): TemplateResult {
  if (mark === 'strong') return html`<strong>${inner}</strong>`;
  return mark === 'em' ? html`<em>${inner}</em>` : html`<u>${inner}</u>`;
}
