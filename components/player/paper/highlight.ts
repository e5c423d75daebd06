/** Marks words in the text over a page. */
import { find, type Piece } from '../reading/find.ts';

/** Words that are looked for, and which of their places on the page is the present one. */
export interface Wanted {
  readonly words: string;
  readonly current: number | null;
}

/** `spans` hold `lines`, one each. What was marked before is not any more. */
export function highlight(spans: readonly HTMLElement[], lines: readonly string[], { words, current }: Wanted): void {
  const byLine = new Map<number, (Piece & { isCurrent: boolean })[]>();
  find(lines, words).forEach((pieces, index) => {
    for (const piece of pieces) byLine.set(piece.line, [...(byLine.get(piece.line) ?? []), { ...piece, isCurrent: index === current }]);
  });
  spans.forEach((span, line) => {
    const pieces = byLine.get(line);
    if (!pieces && !span.querySelector('mark')) return;
    const text = lines[line] ?? '';
    let at = 0;
    const parts: (Node | string)[] = [];
    for (const { from, to, isCurrent } of pieces ?? []) {
      parts.push(text.slice(at, from), markOf(text.slice(from, to), isCurrent));
      at = to;
    }
    span.replaceChildren(...parts, text.slice(at));
  });
}

function markOf(text: string, isCurrent: boolean): HTMLElement {
  const mark = document.createElement('mark');
  mark.className = isCurrent ? 'paper__hit paper__hit--current' : 'paper__hit';
  mark.textContent = text;
  return mark;
}
