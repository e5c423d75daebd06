/** What is written for single families: one line a child, the name first, as it comes out of a table. */
import type { PersonReference } from '../../base/ports/index.ts';

export interface PersonalLines {
  readonly personal: readonly { readonly childId: string; readonly text: string }[];
  /** Lines whose child is not among the chosen families, or is there twice. */
  readonly unknown: readonly string[];
}

/** Reads `name, anything between, text`; what a spreadsheet copies has tabs, a keyboard spaces, commas or colons. */
export function readPersonal(lines: string, children: readonly PersonReference[]): PersonalLines {
  // The longest name first: one name may begin another.
  const byLength = [...children].sort((a, b) => b.name.length - a.name.length);
  const personal = new Map<string, string>();
  const unknown: string[] = [];
  for (const line of lines.split('\n').map((one) => one.trim()).filter((one) => one !== '')) {
    const found = byLength.filter(({ name }) => line.startsWith(name));
    const child = found[0];
    const text = child === undefined ? '' : line.slice(child.name.length).replace(/^[\s,，:：、]+/, '');
    // Two children of one name cannot be told apart by a line: neither is guessed.
    const isDouble = child !== undefined && children.filter(({ name }) => name === child.name).length > 1;
    if (child === undefined || text === '' || isDouble || personal.has(child.id)) unknown.push(line);
    else personal.set(child.id, text);
  }
  return { personal: [...personal].map(([childId, text]) => ({ childId, text })), unknown };
}
