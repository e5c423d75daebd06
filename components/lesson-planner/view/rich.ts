/** Formatted text as it is read: in the plan, in class and on paper. */
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { groupsOf, plainText, wordsOfRun, type Mark, type RichCell, type RichParagraph, type RichRun, type RichTable, type RichText } from '../model/rich-text.ts';
import { formulaElement } from './formula-element.ts';
import { pictureElement, type PictureSight } from './picture-element.ts';

/** Without `sight` a picture is read as what is to be seen in it. */
export function renderRich(text: RichText, sight?: PictureSight): TemplateResult[] {
  return groupsOf(text).map((group) => {
    if ('rows' in group) return renderTable(group, sight);
    const { list, paragraphs } = group;
    const points = (): TemplateResult[] => paragraphs.map((one) => html`<li dir="auto">${renderRuns(one, sight)}</li>`);
    if (list === 'bullet') return html`<ul dir="auto">${points()}</ul>`;
    if (list === 'ordered') return html`<ol dir="auto">${points()}</ol>`;
    return html`${paragraphs.map((one) => html`<p dir="auto">${renderRuns(one, sight)}</p>`)}`;
  });
}

/** A head in the first row stands for its column, any other for its row; one without words heads nothing. */
function renderTable({ rows }: RichTable, sight?: PictureSight): TemplateResult {
  const cell = ({ isHead, paragraphs }: RichCell, scope: 'col' | 'row'): TemplateResult => (isHead && plainText(paragraphs).trim() !== '' ? html`<th scope=${scope}>${renderRich(paragraphs, sight)}</th>` : html`<td class=${isHead ? 'head' : ''}>${renderRich(paragraphs, sight)}</td>`);
  return html`<table><tbody>${rows.map((row, at) => html`<tr>${row.map((one) => cell(one, at === 0 ? 'col' : 'row'))}</tr>`)}</tbody></table>`;
}

const renderRuns = ({ runs }: RichParagraph, sight?: PictureSight): TemplateResult[] => runs.map((run) => renderRun(run, sight));

function renderRun(run: RichRun, sight?: PictureSight): TemplateResult {
  const { text, marks, formula, picture } = run;
  if (formula !== undefined) return html`${guard([formula], () => formulaElement(formula))}`;
  if (picture === undefined) return marks.reduceRight(wrap, html`${text}`);
  return sight === undefined ? html`${wordsOfRun(run)}` : html`${guard([picture.id, picture.description, sight], () => pictureElement(picture, sight))}`;
}

function wrap(inner: TemplateResult, mark: Mark): TemplateResult {
  if (mark === 'strong') return html`<strong>${inner}</strong>`;
  return mark === 'em' ? html`<em>${inner}</em>` : html`<u>${inner}</u>`;
}
