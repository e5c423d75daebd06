/** Longest title and line that is put on a card; a catalogue may hold a title of a hundred thousand characters. */
export const longestTitle = 160;
const longestLine = 80;

/** The beginning of a text, which a host may have left out, cut between characters: half of a rare character would be a box. */
export function shorten(text: string | null | undefined, longest: number = longestLine): string {
  if (!text) return '';
  if (text.length <= longest) return text;
  return `${Array.from(text.slice(0, longest + 1)).slice(0, -1).join('')}…`;
}
