/** Which language and direction an element speaks: read from the page around it, across shadow borders. */

export type Direction = 'ltr' | 'rtl';

/** The language of the library's own words when a page says nothing. */
export const defaultLanguage = 'zh-CN';

const rightToLeft = new Set(['ug', 'ar', 'fa', 'he', 'ur', 'kk-arab', 'ky-arab', 'ps', 'sd', 'yi']);

/** The direction in which a language is written: `ug` and `ug-CN` right to left, `ug-Latn` left to right. */
export function directionOf(language: string): Direction {
  const [base = '', second = ''] = language.toLowerCase().split('-');
  if (rightToLeft.has(`${base}-${second}`)) return 'rtl';
  return rightToLeft.has(base) && second !== 'latn' && second !== 'cyrl' ? 'rtl' : 'ltr';
}

/**
 * The language of a node: the nearest `lang`, walking out through shadow roots and their hosts as HTML does, then the
 * visitor's own, then Chinese. An empty `lang` says nothing and is passed over.
 */
export function nearestLanguage(node: Element): string {
  for (const element of outwards(node)) {
    const lang = element.getAttribute('lang');
    if (lang) return lang;
  }
  return navigator.language || defaultLanguage;
}

/**
 * The direction of a node: the nearest `dir`, or the direction of a `lang` that stands nearer. A Uyghur widget in a Chinese
 * page runs right to left even if the page's author forgot to say so.
 */
export function nearestDirection(node: Element): Direction {
  for (const element of outwards(node)) {
    const dir = element.getAttribute('dir')?.toLowerCase();
    if (dir === 'ltr' || dir === 'rtl') return dir;
    const lang = element.getAttribute('lang');
    if (lang) return directionOf(lang);
  }
  return directionOf(nearestLanguage(node));
}

function* outwards(node: Element): Generator<Element> {
  let current: Node | null = node;
  while (current !== null) {
    if (current instanceof Element) yield current;
    current = current instanceof ShadowRoot ? current.host : current.parentNode;
  }
}

const watchers = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Calls back when a `lang` or `dir` around the node may have changed. One observer serves all elements; it sees these two
 * attributes only, in the document and in the shadow roots that the node stands in.
 */
export function watchLanguage(node: Element, callback: () => void, signal: AbortSignal): void {
  observer ??= new MutationObserver(() => watchers.forEach((watcher) => watcher()));
  let root = node.getRootNode();
  for (;;) {
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
    if (!(root instanceof ShadowRoot)) break;
    root = root.host.getRootNode();
  }
  watchers.add(callback);
  signal.addEventListener('abort', () => watchers.delete(callback), { once: true });
}
