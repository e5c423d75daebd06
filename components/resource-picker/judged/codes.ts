/** Names of what deliveries of other standards bring along. They come with the closer look or the comparison: on a card stands nothing of it. */
import type { PickerView } from '../view/picker-view.ts';
import { typeName } from '../view/words.ts';
import '../late/late.locales.ts';
import './judged.locales.ts';

type Say = Pick<PickerView, 't'>;

/** Fields besides the profile that we know by name; what we do not know keeps its own. */
const extraKeys: Readonly<Record<string, string>> = {
  audience: 'resource-picker-judged.extra.audience',
  version: 'resource-picker-judged.extra.version',
  declaredType: 'resource-picker-judged.extra.type',
  marks: 'resource-picker-judged.extra.marks',
  accessibility: 'resource-picker-late.accessibility',
  hours: 'resource-picker-judged.extra.hours',
  family: 'resource-picker-judged.extra.family',
  affiliation: 'resource-picker-judged.extra.affiliation',
};
/** Codes that deliveries of other standards use where ours have words. */
const codeKeys: Readonly<Record<string, string>> = {
  'cost:free': 'resource-picker-judged.code.free',
  'cost:no': 'resource-picker-judged.code.free',
  'cost:0': 'resource-picker-judged.code.free',
  'cost:yes': 'resource-picker-judged.code.paid',
  'audience:learner': 'resource-picker-judged.code.learner',
  'audience:student': 'resource-picker-judged.code.learner',
  'audience:teacher': 'resource-picker-judged.code.teacher',
  'audience:parent': 'resource-picker-judged.code.parent',
  'format:video/mp4': 'resource-picker-judged.code.mp4',
  'format:application/vnd.apple.mpegurl': 'resource-picker-judged.code.hls',
  'format:audio/mpeg': 'resource-picker-judged.code.mp3',
  'format:audio/mp4': 'resource-picker-judged.code.m4a',
  'format:application/epub+zip': 'resource-picker-judged.code.epub',
  'format:application/pdf': 'resource-picker-judged.code.pdf',
  'format:text/html': 'resource-picker-judged.code.html',
};

export function extraLabel({ t }: Say, name: string): string {
  const key = Object.hasOwn(extraKeys, name) ? extraKeys[name] : undefined;
  return key === undefined ? name : t(key);
}
/** A value of a field in words; one that is no code we know stands as it came. */
export function codeName(view: Say, field: string, value: string): string {
  const code = `${field}:${value.trim().toLowerCase()}`;
  const key = Object.hasOwn(codeKeys, code) ? codeKeys[code] : undefined;
  if (key !== undefined) return view.t(key);
  return field === 'declaredType' ? typeName(view, value) : value;
}
