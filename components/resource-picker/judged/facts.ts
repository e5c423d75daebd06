import { html, nothing, type TemplateResult } from 'lit';
import type { Resource } from '../../base/index.ts';
import { shorten } from '../model/shorten.ts';
import { languageName } from '../view/filter-words.ts';
import type { PickerView } from '../view/picker-view.ts';
import { gradeName, stageName, typeName } from '../view/words.ts';
import { codeName, extraLabel } from './codes.ts';
import { longText } from './long-text.ts';

export type Value = string | readonly string[] | URL;
export type Fact = readonly [label: string, value: Value];

/** So much of a value stands there at once; the rest can be opened. */
const longestValue = 400;

/** All that is known of it: the fields of the notice's annex 2, and then what the platform says besides. */
export function factsOf(view: Pick<PickerView, 't' | 'format'>, resource: Resource): Fact[] {
  return [...profileOf(view, resource), ...besides(view, resource)];
}

/** What stands outside the profile, as it came. */
function besides(view: Pick<PickerView, 't'>, { extra: { cost: _cost, format: _format, ...extra } }: Resource): Fact[] {
  return Object.entries(extra).map(([name, value]) => [extraLabel(view, name), codeName(view, name, value)]);
}

/** The fields of the notice's annex 2, in its order; a mandatory one that is missing says so. */
function profileOf(view: Pick<PickerView, 't' | 'format'>, resource: Resource): Fact[] {
  const { t, format } = view;
  const optional = (label: string, value: Exclude<Value, URL> | null): Fact[] => (value === null || value.length === 0 ? [] : [[label, value]]);
  const missing = t('resource-picker-judged.fact.missing');
  const { cost, format: declared } = resource.extra;
  const formats = [...resource.renditions.map(({ mimeType }) => mimeType), ...(declared ? [declared] : [])];
  const place = [resource.edition, resource.volume, resource.chapter].filter((part): part is string => Boolean(part));
  return [
    ...(resource.description ? [] : [[t('resource-picker-judged.fact.description'), missing] as const]),
    [t('resource-picker.fact.lecturers'), resource.lecturers.length > 0 ? resource.lecturers : missing],
    [t('resource-picker-judged.fact.rights-holder'), resource.rightsHolder || missing],
    [t('resource-picker.fact.licence'), resource.licence ?? missing],
    [t('resource-picker-judged.fact.cost'), cost ? codeName(view, 'cost', cost) : missing],
    [t('resource-picker.fact.provider'), resource.provider || missing],
    [t('resource-picker-late.fact.admitted-by'), resource.admittedBy.name],
    ...optional(t('resource-picker-judged.fact.sources'), resource.sources?.map(({ name }) => name) ?? null),
    ...optional(t('resource-picker-judged.fact.review'), reviewOf(view, resource)),
    [t('resource-picker.type'), typeName(view, resource.type)],
    [t('resource-picker-judged.address'), addressOf(resource) ?? missing],
    ...optional(t('resource-picker.subject'), resource.subject),
    ...optional(t('resource-picker.stage'), resource.stage === null ? null : stageName(view, resource.stage)),
    ...optional(t('resource-picker.grade.label'), resource.grade === null ? null : gradeName(view, resource.grade)),
    ...optional(t('resource-picker-judged.fact.place'), place),
    ...optional(t('resource-picker-judged.fact.category'), resource.category),
    ...optional(t('resource-picker.fact.keywords'), resource.keywords),
    [t('resource-picker-late.fact.language'), languageName(view, resource.language)],
    ...optional(t('resource-picker-late.fact.duration'), resource.durationSeconds === null ? null : format.duration(resource.durationSeconds)),
    ...optional(t('resource-picker.fact.size'), resource.sizeBytes === null ? null : format.bytes(resource.sizeBytes)),
    [t('resource-picker-judged.fact.format'), formats.length > 0 ? [...new Set(formats.map((one) => codeName(view, 'format', one)))] : missing],
    ...(resource.coverUrl === null ? [[t('resource-picker-judged.fact.cover'), missing] as const] : []),
    ...optional(t('resource-picker-judged.fact.picture'), pictureOf(resource)),
    ...optional(t('resource-picker-judged.fact.tracks'), tracksOf(view, resource)),
    [t('resource-picker-judged.fact.created'), resource.created ? format.date(resource.created) : missing],
    [t('resource-picker-judged.fact.identifier'), resource.identifier],
    [t('resource-picker-judged.fact.version'), String(resource.version)],
    [t('resource-picker-judged.fact.uses'), resource.uses === null ? t('resource-picker-late.uses.few') : format.number(resource.uses)],
    ...optional(t('resource-picker-judged.fact.clicks'), resource.declaredClicks === null ? null : format.number(resource.declaredClicks)),
    ...optional(t('resource-picker-judged.fact.learners'), resource.declaredLearners === null ? null : format.number(resource.declaredLearners)),
  ];
}

/** A page at its provider opens there. What the service holds is only named: it opens in the player, which knows how long a child may watch. */
function addressOf({ playable, renditions }: Resource): Value | null {
  const address = renditions.find(({ kind }) => kind === 'link') ?? renditions[0];
  if (address === undefined) return null;
  const page = pageOf(address.url);
  // Whoever goes to a tool without a launch is not let in.
  const isPage = (address.kind === 'link' || !playable) && address.opensBy === undefined;
  return page !== null && isPage ? page : (page?.href ?? address.url);
}

/** `null` for an address that is none of a page, such as one of a script. */
function pageOf(address: string): URL | null {
  try {
    const url = new URL(address, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Person or role, unit and day, as far as the delivery says. */
function reviewOf({ format }: Pick<PickerView, 'format'>, { review }: Resource): string[] {
  const day = review?.date ? format.date(review.date) : null;
  return [review?.reviewer, review?.unit, day].filter((part): part is string => Boolean(part));
}

/** "1920 × 1080": the best picture there is. */
function pictureOf({ renditions }: Resource): string | null {
  const [best] = renditions.filter(({ width, height }) => width !== null && height !== null).sort((a, b) => (b.height ?? 0) - (a.height ?? 0));
  return best ? `${best.width ?? 0} × ${best.height ?? 0}` : null;
}

/** Languages in which it can be read along. */
function tracksOf(view: Pick<PickerView, 't' | 'format'>, { tracks }: Resource): string[] {
  const read = tracks.filter(({ kind }) => kind === 'subtitles' || kind === 'captions');
  return [...new Set(read.map(({ label, language }) => (language === null ? (label ?? '') : languageName(view, language))))].filter((name) => name !== '');
}

/** So many fields of a platform's own stand there at once; a broken or hostile delivery may have thousands. */
const mostBesides = 30;

/** All its facts with their labels; what only the platform says of it stands apart, under its own heading. */
export function factList(view: Pick<PickerView, 't' | 'format'>, resource: Resource): TemplateResult {
  const own = besides(view, resource);
  const rest = own.slice(mostBesides);
  return html`${list(view, profileOf(view, resource))}
    ${own.length === 0
      ? nothing
      : html`<section class="block-of-detail besides" aria-labelledby="besides-title">
          <h4 class="subheading" id="besides-title">${view.t('resource-picker-judged.besides')}</h4>
          ${list(view, own.slice(0, mostBesides))}
          ${rest.length === 0 ? nothing : html`<details class="detail__directory"><summary>${view.t('resource-picker-judged.text.all')}</summary>${list(view, rest)}</details>`}
        </section>`}`;
}

function list(view: Pick<PickerView, 't'>, facts: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(
      ([label, value]) =>
        html`<div class="facts__row">
          <dt><bdi dir="auto">${breakable(shorten(label))}</bdi></dt>
          <dd>${factValue(view, value)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Names of foreign fields are paths: a line ends between their parts. */
const breakable = (name: string) => name.split(/(?<=[./@])/).map((part, index) => (index === 0 ? part : html`<wbr>${part}`));

/** A page elsewhere, a value, or several of one field; what is very long is cut and can be opened. */
export function factValue(view: Pick<PickerView, 't'>, value: Value): TemplateResult {
  if (value instanceof URL) return link(view, value);
  const parts = typeof value === 'string' ? [value] : value;
  return html`${parts.map((part, index) => html`${index > 0 ? ' · ' : nothing}${longText(view, part, longestValue)}`)}`;
}

function link({ t }: Pick<PickerView, 't'>, { href }: URL): TemplateResult {
  return html`<a class="facts__link" href=${href} target="_blank" rel="noopener noreferrer"><bdi dir="ltr">${shorten(href, longestValue)}</bdi><span class="visually-hidden">${t('resource-picker-judged.address.new')}</span></a>`;
}
