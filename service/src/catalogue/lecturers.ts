/**
 * The lecturers field (主讲人): a role label, then persons with their ethnic group in brackets.
 * The standard asks for the ASCII semicolon and prints the full-width one, so both are read and ASCII is written.
 */
import type { Lecturer, Lecturers } from './types.ts';

const LABEL = /^([^:：;；]*)[:：]([^]*)$/;
const PERSON = /^(?:[(（]([^()（）]*)[)）])?([^]*)$/;
/** Letters of any script with their marks; the middle dot of transcribed names, the Tibetan tsheg, and spaces. */
const NAME = /^[\p{L}\p{M}·•‧་ '’.-]+$/u;
const GROUP = /^[\p{L}\p{M} ]{1,20}$/u;
const LONGEST_NAME = 50;

/** Splits a list at the ASCII and the full-width semicolon, without empty items. */
export function splitList(text: string): string[] {
  return text
    .split(/[;；]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Reads the field; null when it names nobody, or somebody by something that is no name. */
export function parseLecturers(text: string): Lecturers | null {
  const labelled = LABEL.exec(text.trim());
  const people: Lecturer[] = [];
  for (const item of splitList(labelled?.[2] ?? text)) {
    const parts = PERSON.exec(item);
    const name = parts?.[2]?.trim() ?? '';
    const ethnicGroup = parts?.[1]?.trim() ?? null;
    if (!NAME.test(name) || !/\p{L}/u.test(name) || Array.from(name).length > LONGEST_NAME) return null;
    if (ethnicGroup !== null && !GROUP.test(ethnicGroup)) return null;
    people.push({ name, ethnicGroup });
  }
  if (people.length === 0) return null;
  return { label: labelled?.[1]?.trim() || null, people };
}

/** Writes the field in the form the standard asks for. */
export function formatLecturers({ label, people }: Lecturers): string {
  const names = people.map(({ name, ethnicGroup }) => (ethnicGroup === null ? name : `(${ethnicGroup})${name}`));
  return `${label === null ? '' : `${label}：`}${names.join(';')}`;
}
