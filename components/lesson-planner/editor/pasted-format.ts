/** What an element of pasted markup says of the words in it: a list, marks. */
import { isThing, tidyRuns, type List, type Mark, type RichRun } from '../model/rich-text.ts';

const markOf: Readonly<Record<string, Mark>> = { b: 'strong', strong: 'strong', em: 'em', i: 'em', u: 'underline', ins: 'underline' };

export function listOf(element: Element, style: string): List | null {
  if (element.localName === 'li') return element.closest('ol, ul')?.localName === 'ol' ? 'ordered' : 'bullet';
  const own = element.getAttribute('data-list');
  if (own === 'bullet' || own === 'ordered') return own;
  return /mso-list:\s*l\d/iu.test(style) ? 'bullet' : null;
}

/** What an element adds to the marks around it; pages write them as styles, too, and Google as a `b` that is not bold. */
export function marksOf(name: string, style: string, around: readonly Mark[]): readonly Mark[] {
  const own = new Set(around);
  const mark = markOf[name];
  if (mark !== undefined) own.add(mark);
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/iu.exec(style)?.[1] ?? '';
  if (/^(bold|bolder|[6-9]00)$/iu.test(weight)) own.add('strong');
  if (/^(normal|lighter|[1-4]00)$/iu.test(weight)) own.delete('strong');
  if (/(?:^|;)\s*font-style:\s*italic/iu.test(style)) own.add('em');
  if (/(?:^|;)\s*text-decoration[\w-]*:[^;]*underline/iu.test(style)) own.add('underline');
  return [...own];
}

/** Without space at both ends. */
export function trim(runs: readonly RichRun[]): RichRun[] {
  const last = runs.length - 1;
  return tidyRuns(
    runs.map((run, at) => {
      const { text, marks } = run;
      if (isThing(run)) return run;
      const begun = at === 0 ? text.trimStart() : text;
      return { text: at === last ? begun.trimEnd() : begun, marks };
    }),
  );
}
