import { tagName } from './base/index.ts';

/**
 * Loads elements when their tags come to stand on the page, now or later: one script for hosts that do not want to
 * name each element.
 */
export function loadOnSight(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  const waiting = new Map(Object.entries(loaders).map(([name, load]) => [tagName(name), load]));

  const look = (within: ParentNode) => {
    for (const [tag, load] of waiting) {
      if (within.querySelector(tag) === null && !(within instanceof Element && within.localName === tag)) continue;
      waiting.delete(tag);
      // A file that did not come may come when the tag is seen next.
      load().catch(() => waiting.set(tag, load));
    }
    if (waiting.size === 0) observer.disconnect();
  };
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) look(node);
  });

  observer.observe(document, { childList: true, subtree: true });
  look(document);
}
