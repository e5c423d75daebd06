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

/**
 * True where a text for everybody says figures of two children or more: results, ranks and money owed are told to each
 * family alone.
 */
export function tellsOfChildren(text: string, children: readonly PersonReference[]): boolean {
  let named = 0;
  for (const { name } of children) {
    const at = text.indexOf(name);
    if (at < 0) continue;
    const rest = text.slice(at + name.length, at + name.length + 16).split('\n')[0] ?? '';
    if (/^[^。；;]*?[\d０-９一二三四五六七八九十百]+\s*(分|名|元|位|级|等|%|％|$|[,，、；;。\s])/.test(rest)) named += 1;
  }
  return named > 1;
}
