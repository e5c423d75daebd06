import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import type { DirectoryNode, Resource } from '../../base/index.ts';
import { renderProblem } from '../../base/views.ts';
import { isChosen, isFull } from '../model/selection.ts';
import type { PickerDetail } from '../resource-picker.types.ts';
import type { PickerView } from './picker-view.ts';
import { cover } from './results.ts';
import { gradeName, languageName, markName, stageName, typeName } from './words.ts';

/** Everything about one resource, beside the results or, where there is little room, in their place. */
export function detail(view: PickerView, shown: PickerDetail, preview: (resource: Resource) => TemplateResult | null): TemplateResult {
  return html`<aside class="detail" part="detail" aria-labelledby="detail-title" aria-busy=${shown.type === 'loading' ? 'true' : 'false'}>
    <div class="detail__head">
      <button type="button" class="button button--quiet detail__back" @click=${view.acts.close}>${icon('arrow-start')} ${view.t('resource-picker.back')}</button>
    </div>
    ${body(view, shown, preview)}
  </aside>`;
}

function body(view: PickerView, shown: PickerDetail, preview: (resource: Resource) => TemplateResult | null): TemplateResult {
  switch (shown.type) {
    case 'loading':
      return html`<h3 class="visually-hidden" id="detail-title" tabindex="-1">${view.t('resource-picker.detail.loading')}</h3>
        <div class="bone bone--cover"></div>
        <div class="bones"><div class="bone"></div><div class="bone bone--short"></div></div>`;
    case 'error':
      return html`<h3 class="visually-hidden" id="detail-title" tabindex="-1">${view.t('resource-picker.detail.error')}</h3>
        ${renderProblem(shown.problem, (key, values) => view.t(key, values), () => view.acts.open(shown.id))}`;
    case 'ready':
      return full(view, shown.resource, preview(shown.resource));
  }
}

function full(view: PickerView, resource: Resource, preview: TemplateResult | null): TemplateResult {
  const { t } = view;
  return html`<div class="detail__preview">
      <slot name="preview">${preview ?? html`<div class="item__cover">${cover(resource)}</div>`}</slot>
    </div>
    <h3 class="heading detail__title" id="detail-title" tabindex="-1"><bdi dir="auto">${resource.title}</bdi></h3>
    ${resource.description ? html`<p class="detail__text" dir="auto">${resource.description}</p>` : nothing}
    ${resource.marks.length > 0
      ? html`<p class="item__badges">${resource.marks.map((mark) => html`<span class="badge badge--success">${icon('check')} ${markName(view, mark)}</span>`)}</p>`
      : nothing}
    ${view.mode === 'pick' ? pickButton(view, resource) : nothing}
    ${resource.directory.length > 0
      ? html`<details class="detail__directory">
          <summary>${t('resource-picker.directory')}</summary>
          ${directory(resource.directory)}
        </details>`
      : nothing}
    <dl class="facts">${factsOf(view, resource).map(([label, value]) => fact(label, value))}</dl>
    ${attribution(view, resource)}`;
}

function pickButton(view: PickerView, resource: Resource): TemplateResult {
  const chosen = isChosen(view.selection, resource.id);
  const closed = !chosen && isFull(view.selection, view.rules);
  return html`<button
    type="button"
    class="button ${chosen ? '' : 'button--primary'}"
    aria-pressed=${chosen ? 'true' : 'false'}
    aria-disabled=${closed ? 'true' : 'false'}
    @click=${() => {
      if (!closed) view.acts.toggle(resource);
    }}
  >
    ${icon(chosen ? 'check' : 'plus')} ${view.t(chosen ? 'resource-picker.chosen' : 'resource-picker.pick')}
  </button>`;
}

type Value = string | readonly string[] | null;

/** All fields of the notice's annex 2, in its order; a mandatory one that is missing says so. */
function factsOf(view: PickerView, resource: Resource): [string, Value][] {
  const { t } = view;
  const optional = (label: string, value: Value): [string, Value][] => (value === null || value.length === 0 ? [] : [[label, value]]);
  const missing = t('resource-picker.fact.missing');
  const place = [resource.edition, resource.volume, resource.chapter].filter((part): part is string => Boolean(part));
  return [
    [t('resource-picker.fact.lecturers'), resource.lecturers.length > 0 ? resource.lecturers : missing],
    [t('resource-picker.fact.rights-holder'), resource.rightsHolder || missing],
    ...optional(t('resource-picker.fact.licence'), resource.licence),
    [t('resource-picker.fact.provider'), resource.provider || missing],
    [t('resource-picker.fact.admitted-by'), resource.admittedBy.name],
    [t('resource-picker.type'), typeName(view, resource.type)],
    ...optional(t('resource-picker.subject'), resource.subject),
    ...optional(t('resource-picker.stage'), resource.stage === null ? null : stageName(view, resource.stage)),
    ...optional(t('resource-picker.grade.label'), resource.grade === null ? null : gradeName(view, resource.grade)),
    ...optional(t('resource-picker.fact.place'), place),
    ...optional(t('resource-picker.fact.category'), resource.category),
    ...optional(t('resource-picker.fact.keywords'), resource.keywords),
    [t('resource-picker.fact.language'), languageName(view, resource.language)],
    ...optional(t('resource-picker.fact.duration'), resource.durationSeconds === null ? null : view.format.duration(resource.durationSeconds)),
    ...optional(t('resource-picker.fact.size'), resource.sizeBytes === null ? null : view.format.bytes(resource.sizeBytes)),
    [t('resource-picker.fact.created'), resource.created ? view.format.date(resource.created) : missing],
    [t('resource-picker.fact.identifier'), resource.identifier],
    [t('resource-picker.fact.version'), String(resource.version)],
    ...optional(t('resource-picker.fact.clicks'), resource.declaredClicks === null ? null : view.format.number(resource.declaredClicks)),
    ...optional(t('resource-picker.fact.learners'), resource.declaredLearners === null ? null : view.format.number(resource.declaredLearners)),
    ...Object.entries(resource.extra),
  ];
}

function fact(label: string, value: Value): TemplateResult {
  const parts = typeof value === 'string' ? [value] : (value ?? []);
  return html`<div class="facts__row">
    <dt>${label}</dt>
    <dd>${parts.map((part, index) => html`${index > 0 ? ' · ' : nothing}<bdi dir="auto">${part}</bdi>`)}</dd>
  </div>`;
}

function directory(nodes: readonly DirectoryNode[]): TemplateResult {
  return html`<ol class="directory">
    ${nodes.map(
      ({ title, durationSeconds, children }) =>
        html`<li>
          <span class="directory__line"
            ><bdi dir="auto">${title}</bdi> ${durationSeconds === null ? nothing : html`<span class="quiet figures">${clock(durationSeconds)}</span>`}</span
          >
          ${children.length > 0 ? directory(children) : nothing}
        </li>`,
    )}
  </ol>`;
}

/** The line that names whose it is. It stays on paper too. */
function attribution(view: PickerView, resource: Resource): TemplateResult {
  const text = attributionText(view, resource);
  return html`<div class="attribution" part="attribution">
    <p class="attribution__label">${view.t('resource-picker.attribution')}</p>
    <p class="attribution__text"><bdi dir="auto">${text}</bdi></p>
    <button type="button" class="button button--small" @click=${() => view.acts.copy(text)}>
      ${view.t('resource-picker.attribution.copy')}
    </button>
    <span class="quiet small" role="status"
      >${view.copied === 'no' ? nothing : view.t(view.copied === 'yes' ? 'resource-picker.attribution.copied' : 'resource-picker.attribution.by-hand')}</span
    >
  </div>`;
}

/** Who holds the rights, under which terms, and which one it is. */
export function attributionText({ t }: Pick<PickerView, 't'>, resource: Resource): string {
  const { title, rightsHolder, licence, identifier } = resource;
  return licence
    ? t('resource-picker.attribution.text', { title, holder: rightsHolder, licence, identifier })
    : t('resource-picker.attribution.text-short', { title, holder: rightsHolder, identifier });
}
