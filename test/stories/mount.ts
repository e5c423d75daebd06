import { storyElement, type Story, type StoryFile } from '../../components/base/story.ts';

/** Waits until an element and what it has just rendered stand still. */
export async function settled(element: HTMLElement): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    if ('updateComplete' in element) await element.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/**
 * Opens a story on the page in a language, in the direction that language is written in, inside a landmark
 * as on a real page. `remove()` takes it away again.
 */
export async function mountStory(
  file: StoryFile,
  story: Story,
  lang: 'zh-CN' | 'ug' | 'bo',
): Promise<{ readonly element: HTMLElement; readonly remove: () => void }> {
  const main = document.createElement('main');
  main.lang = lang;
  main.dir = lang === 'ug' ? 'rtl' : 'ltr';
  const element = storyElement(file, story);
  main.append(element);
  document.body.append(main);
  await settled(element);
  return { element, remove: () => main.remove() };
}

/** All that is drawn in an element, its own shadow trees with it. */
export function* inside(node: Element | ShadowRoot): Generator<Element> {
  if (node instanceof Element) yield node;
  if (node instanceof Element && node.shadowRoot) yield* inside(node.shadowRoot);
  for (const child of node.children) yield* inside(child);
}
