/** From TeX to a formula; the library for it is fetched when the first formula is opened. */
import temml from 'temml';
import { longestTex, type Formula } from '../model/formula.ts';
import { readMathElement } from '../model/mathml.ts';

/** @returns `undefined` for what is no TeX, or says nothing */
export function formulaOf(typed: string): Formula | undefined {
  const tex = typed.trim();
  if (tex === '' || tex.length > longestTex) return undefined;
  // A place that no page shows: only names that are known are read out of it.
  const place = document.createElement('span');
  try {
    temml.render(tex, place, { throwOnError: true, trust: false, maxExpand: 200 });
  } catch {
    return undefined;
  }
  const math = place.querySelector('math');
  const tree = math === null ? undefined : readMathElement(math);
  return tree && { tex, tree };
}
