/** What parts of a drawing draw again: a hundred of them, each made of ten of the one before, are more than any machine can draw. */

/** Elements that may stand on a page by being drawn again. */
const mostDrawnAgain = 20_000;
/** A pattern is drawn many times over: what stands in one is drawn plainly. */
const repeating = ['pattern', 'mask', 'marker', 'clipPath'].map((name) => `${name} *`).join(',');
const painted = ['fill', 'stroke', 'mask', 'clip-path', 'marker-start', 'marker-mid', 'marker-end'];

/** Takes references away that lead to further ones, and those beyond what a page may hold. */
export function settleReferences(page: Element): void {
  for (const element of page.querySelectorAll(repeating)) {
    if (element.localName === 'use') element.remove();
    for (const name of painted) if (element.getAttribute(name)?.includes('(')) element.removeAttribute(name);
  }
  const uses = page.querySelectorAll('use');
  const leading = new Set<Element>();
  for (const use of uses) for (let around: Element | null = use; around !== null && !leading.has(around); around = around.parentElement) leading.add(around);
  const targets = new Map<string, Element>();
  // A browser takes the first of several.
  for (const element of page.querySelectorAll('[id]')) if (!targets.has(element.id)) targets.set(element.id, element);
  const sizes = new Map<Element, number>();
  let left = mostDrawnAgain;
  for (const use of uses) {
    const target = targets.get(use.getAttribute('href')?.slice(1) ?? '');
    if (target === undefined || leading.has(target)) {
      use.remove();
      continue;
    }
    const size = sizes.get(target) ?? target.querySelectorAll('*').length + 1;
    sizes.set(target, size);
    left -= size;
    if (left < 0) use.remove();
  }
}
