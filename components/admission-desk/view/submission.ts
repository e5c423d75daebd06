/** All that was said about a submission, with its files. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { OwnFile, OwnResourceDraft } from '../../base/ports/index.ts';
import { renderTechnicalCheck } from '../../base/technical-check/technical-check.ts';
import { person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenSubmission } from '../admission-desk.types.ts';

export interface SubmissionOptions {
  readonly t: Translate;
  readonly format: Format;
  /** The file is on its way. */
  readonly isFetching: boolean;
  onFile(): void;
}

/** The name of a type of the collection notice; what is none of them stays as it was written. */
export function nameOfType(type: string, t: Translate): string {
  if (type === 'A01') return t('admission-desk.type.a01');
  if (type === 'A02') return t('admission-desk.type.a02');
  return type === 'A03' ? t('admission-desk.type.a03') : type;
}

/** The name of a language by its tag; of one that has none here, the tag. */
function nameOfLanguage(tag: string, t: Translate): string {
  const names: Readonly<Record<string, string>> = {
    zh: t('admission-desk.language.zh'),
    en: t('admission-desk.language.en'),
    ug: t('admission-desk.language.ug'),
    bo: t('admission-desk.language.bo'),
  };
  return names[tag.trim().split('-', 1)[0]?.toLowerCase() ?? ''] ?? tag;
}

const outcomes = { reachable: 'admission-desk.link.reachable', refused: 'admission-desk.link.refused', unreachable: 'admission-desk.link.unreachable' } as const;

export function renderSubmission(open: OpenSubmission, options: SubmissionOptions): TemplateResult {
  const { t } = options;
  const { draft, obstacles } = open.resource;
  const { description, provider, rightsHolder, licence, language, lecturers, created, keywords, category, url, textAlternative = '', protectionLevel = 0, protectionProof = '' } = draft;
  const { linkCheck } = open.resource;
  const people = lecturers.people.filter(({ name }) => name.trim() !== '').map(({ name, ethnicGroup }) => (ethnicGroup.trim() === '' ? name : `(${ethnicGroup})${name}`));
  const facts: readonly (readonly [string, string])[] = [
    [t('admission-desk.type'), nameOfType(draft.type, t)],
    [t('admission-desk.description'), description],
    [t('admission-desk.provider'), provider],
    [t('admission-desk.rights'), rightsHolder],
    [t('admission-desk.licence'), licence],
    [lecturers.label.trim() || t('admission-desk.lecturers'), people.join('; ')],
    [t('admission-desk.created'), created],
    [t('admission-desk.language'), nameOfLanguage(language, t)],
    [t('admission-desk.category'), category.join(' / ')],
    [t('admission-desk.keywords'), keywords.join('; ')],
    ...(protectionLevel === 0 ? [] : [[t('admission-desk.protection'), `${t('admission-desk.protection.level', { level: protectionLevel })} ${protectionProof}`] as const]),
    ...(linkCheck && linkCheck.url === url.trim() ? [[t('admission-desk.link'), `${t(outcomes[linkCheck.outcome])} ${options.format.dateTime(linkCheck.at)}`] as const] : []),
    ...(textAlternative.trim() === '' ? [] : [[t('admission-desk.alternative'), textAlternative] as const]),
  ];
  return html`${obstacles.length === 0
      ? nothing
      : html`<ul class="obstacles">
          ${obstacles.map(({ message }) => html`<li>${icon('alert', 'small')}${message}</li>`)}
        </ul>`}
    <div class="files">${renderCover(open, options)} ${renderMedia(open, options)}</div>
    <dl class="facts">
      ${facts.map(([name, value]) => html`<div><dt>${person(name)}</dt><dd>${value.trim() === '' ? html`<span class="quiet">${t('admission-desk.none')}</span>` : person(value)}</dd></div>`)}
      ${url.trim() === '' ? nothing : html`<div><dt>${t('admission-desk.url')}</dt><dd>${renderAddress(url, t)}</dd></div>`}
    </dl>
    ${renderDirectory(draft.directory, t)}`;
}

/** On a canvas: a strict page shows no picture that a script has made. */
function renderCover({ cover, resource }: OpenSubmission, { t }: SubmissionOptions): TemplateResult {
  const { coverAlternative } = resource.draft;
  return html`<figure class="figure">
    ${cover === null ? html`<p class="quiet">${t('admission-desk.cover.none')}</p>` : html`<canvas class="cover" role="img" aria-label=${coverAlternative.trim() || t('admission-desk.cover')}></canvas>`}
    <figcaption class="quiet">${t('admission-desk.cover')} ${person(coverAlternative)}</figcaption>
  </figure>`;
}

function renderMedia({ media, resource }: OpenSubmission, { t, format, isFetching, onFile }: SubmissionOptions): TemplateResult | typeof nothing {
  const file = resource.files.find(({ role }) => role === 'media');
  if (file === undefined) return nothing;
  const isSound = file.kind === 'audio';
  const picture = isSound ? 'audio' : file.kind === 'book' ? 'book' : 'video';
  return html`<figure class="figure">
    ${media === null
      ? html`<button class="button" type="button" data-act="file" aria-busy=${isFetching} @click=${onFile}>${icon(picture, 'small')}${t('admission-desk.file.look')}</button>`
      : file.kind === 'book'
        ? html`<a class="button" href=${media} download=${file.name}>${icon('download', 'small')}${t('admission-desk.file.save')}</a>`
        : isSound
        ? html`<audio class="media" controls tabindex="-1" src=${media} aria-label=${file.name}></audio>`
        : html`<video class="media" controls playsinline tabindex="-1" src=${media} aria-label=${file.name}></video>`}
    <figcaption class="quiet">${person(file.name)} <bdi>${format.bytes(file.sizeBytes)}</bdi></figcaption>
    ${renderChecks(file, resource.draft.declaresDepth ?? false, { t, format })}
  </figure>`;
}

/** A film or a sound that came before any was measured is said to be unmeasured, not to be as asked. */
function renderChecks({ kind, checks }: OwnFile, declaresDepth: boolean, { t, format }: Pick<SubmissionOptions, 't' | 'format'>): TemplateResult | typeof nothing {
  if (checks !== undefined) return renderTechnicalCheck(checks, { t, format, declaresDepth });
  return kind === 'video' || kind === 'audio' ? html`<p class="quiet">${t('admission-desk.unmeasured')}</p>` : nothing;
}

/** A link where it is the address of a page; anything else is shown as it was written, and leads nowhere. */
function renderAddress(url: string, t: Translate): TemplateResult {
  const isPage = /^https?:\/\//i.test(url.trim());
  return isPage ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${person(url)}<span class="visually-hidden">${t('admission-desk.url.new')}</span></a>` : person(url);
}

function renderDirectory(directory: OwnResourceDraft['directory'], t: Translate): TemplateResult | typeof nothing {
  if (directory.length === 0) return nothing;
  return html`<details class="directory">
    <summary>${t('admission-desk.directory', { count: directory.length })}</summary>
    <ol>
      ${directory.map(({ level, title, ref }) => html`<li data-level=${level}>${person(title)} ${ref === null ? nothing : html`<span class="quiet">${person(ref)}</span>`}</li>`)}
    </ol>
  </details>`;
}
