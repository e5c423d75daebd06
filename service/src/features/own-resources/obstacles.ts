/** What stands in the way of a submission, in the reader's language: the rules of the notice, and what a form can ask besides. */
import { texts, type Language } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import { sentenceOf } from '../../http/sentence.ts';
import { judgeDraft } from './judge-draft.ts';
import type { Draft, FileRow, OwnBody, Reading } from './own-resource-rows.ts';

/** Fields of the record that a draft calls by another name. */
const names: Readonly<Record<string, string>> = { toc: 'directory', files: 'media' };
/** Of the classified protection of information systems (网络安全等级保护), five levels. */
const leastProtection = 3;
/** Said better than an import says it. */
const required = 'catalogue.field.required';

export function obstaclesOf(id: string, draft: Draft, files: readonly FileRow[], { language, places }: Reading): OwnBody['obstacles'] {
  const judged = judgeDraft(id, draft, files, places).findings.flatMap(({ severity, field, rule, value, params }) => {
    if (severity !== 'error' || field === null || (rule === required && field === 'cover')) return [];
    return [{ field: names[field] ?? field, message: rule === required ? said('own-resource-required', language) : sentenceOf(texts[language].findings, rule, { value: value ?? '', ...params }) }];
  });
  const asked = [...formRules(draft, files)].map(({ field, rule }) => ({ field, message: said(rule, language) }));
  const all = [...judged, ...asked];
  return all.filter(({ field }, place) => all.findIndex((one) => one.field === field) === place);
}

/** What is refused for them. */
export const incomplete = (obstacles: OwnBody['obstacles']): ProblemError => new ProblemError('own-resource-incomplete', { errors: obstacles.map(({ field }) => ({ pointer: `/${field}`, rule: 'other' })) });

function* formRules({ type, url, directory, coverAlternative, protectionLevel = 0, protectionProof = '' }: Draft, files: readonly FileRow[]): Generator<{ field: string; rule: string }> {
  const media = files.find(({ role }) => role === 'media');
  const cover = files.find(({ role }) => role === 'cover');
  // A course is a link; a textbook is read where it lies.
  if (type === 'A03' && url.trim() === '' && media?.kind !== 'book') yield { field: 'url', rule: 'own-resource-link' };
  else if (type === 'A03' && url.trim() !== '') {
    // The notice takes linked courses from platforms that are protected well enough, and say how they prove it.
    if (protectionLevel < leastProtection) yield { field: 'protectionLevel', rule: 'own-resource-protection' };
    if (protectionProof.trim() === '') yield { field: 'protectionProof', rule: 'own-resource-protection-proof' };
  } else if (media === undefined && url.trim() === '') yield { field: 'media', rule: 'own-resource-media' };
  if (media !== undefined && media.kind === null) yield { field: 'media', rule: 'own-resource-unfinished' };
  if ((type === 'A01' && media?.kind === 'audio') || (type === 'A02' && media?.kind === 'video') || (media?.kind === 'book' && (type === 'A01' || type === 'A02'))) yield { field: 'media', rule: 'own-resource-media-type' };
  if (cover === undefined) yield { field: 'cover', rule: 'own-resource-cover' };
  else if (cover.kind === null) yield { field: 'cover', rule: 'own-resource-unfinished' };
  if (coverAlternative.trim() === '') yield { field: 'coverAlternative', rule: 'own-resource-alternative' };
  if (directory.some(({ title }) => title.trim() === '')) yield { field: 'directory', rule: 'own-resource-title' };
}

const said = (rule: string, language: Language): string => texts[language].rules[rule] ?? texts[language].rules.other;
