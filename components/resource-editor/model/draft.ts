import type { OwnResourceDraft } from '../../base/ports/index.ts';

/** Nothing typed yet. */
export const emptyDraft: OwnResourceDraft = {
  title: '', type: '', description: '', provider: '', rightsHolder: '', licence: '', language: 'zh-CN', lecturers: { label: '', people: [{ name: '', ethnicGroup: '' }] }, created: '', keywords: [],
  category: [], node: null, directory: [], url: '', coverAlternative: '',
};

/** The separators that the collection notice asks for and the ones that it prints. */
const separator = /[;\uff1b]/;

/** Items between semicolons of either width, without doubles, in their order. */
export function splitList(text: string): string[] {
  return [...new Set(text.split(separator).map((item) => item.trim()).filter((item) => item !== ''))];
}

const labelled = /^([^:\uff1a;\uff1b]*)[:\uff1a](.*)$/su;
const personal = /^(?:[(\uff08]([^()\uff08\uff09]*)[)\uff09])?(.*)$/su;

/**
 * Lecturers as the notice writes them, a role label before names with their ethnic group in brackets; null for one plain name,
 * which is just typed.
 */
export function readLecturers(text: string): { label: string | null; people: OwnResourceDraft['lecturers']['people'] } | null {
  const parts = labelled.exec(text.trim());
  const people = (parts?.[2] ?? text).split(separator).flatMap((item) => {
    const [, ethnicGroup = '', name = ''] = personal.exec(item.trim()) ?? [];
    return name.trim() === '' ? [] : [{ name: name.trim(), ethnicGroup: ethnicGroup.trim() }];
  });
  const isPlain = parts === null && people.length <= 1 && (people[0]?.ethnicGroup ?? '') === '';
  return people.length === 0 || isPlain ? null : { label: parts?.[1]?.trim() || null, people };
}

/** As it goes out: ASCII semicolons. */
export function writeLecturers({ label, people }: OwnResourceDraft['lecturers']): string {
  const names = people.filter(({ name }) => name.trim() !== '').map(({ name, ethnicGroup }) => (ethnicGroup.trim() === '' ? name.trim() : `(${ethnicGroup.trim()})${name.trim()}`));
  return `${label.trim() === '' ? '' : `${label.trim()}\uff1a`}${names.join(';')}`;
}

/** A path with ASCII hyphens; one within a label is written as another sign, so that it parts nothing. */
export const writePath = (levels: readonly string[]): string => levels.map((level) => level.replaceAll('-', '\u2010')).join('-');

/** JPEG by its first bytes, whatever the name says. */
export async function isJpeg(file: Blob): Promise<boolean> {
  const [first, second, third] = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  return first === 0xff && second === 0xd8 && third === 0xff;
}
