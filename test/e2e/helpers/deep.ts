/** Finding things in a page as a person sees it, through shadow roots. Runs in every journey browser's client. */
import type { ElementHandle, Page } from 'puppeteer-core';

export interface Wanted {
  /** CSS selector, tried in the document and in every open shadow root below it. */
  css: string;
  /** Text that the element must contain. */
  text?: string;
}

/** A machine on which several journeys run at once may take this long for what takes a moment. */
const patienceMs = 30_000;

/** The first match that is shown, within `patience` ms; else an error that names what was wanted. */
export async function find(page: Page, wanted: Wanted | string, patience = patienceMs): Promise<ElementHandle> {
  const target = typeof wanted === 'string' ? { css: wanted } : wanted;
  const end = Date.now() + patience;
  for (;;) {
    // A document that goes while it is searched is followed by another one.
    const element = await page.evaluateHandle(search, target).then((handle) => handle.asElement(), () => null);
    if (element) return element as ElementHandle;
    if (Date.now() > end) throw new Error(`Not found on ${page.url()}: ${JSON.stringify(target)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** How many match, shown or not. */
export async function count(page: Page, css: string): Promise<number> {
  return page.evaluate((wanted) => {
    let number = 0;
    const roots: (Document | ShadowRoot)[] = [document];
    for (let root = roots.shift(); root; root = roots.shift()) {
      number += root.querySelectorAll(wanted).length;
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    }
    return number;
  }, css);
}

/** Waits until nothing shown matches any more. */
export async function gone(page: Page, wanted: Wanted | string, patience = patienceMs): Promise<void> {
  const target = typeof wanted === 'string' ? { css: wanted } : wanted;
  const end = Date.now() + patience;
  while (await page.evaluateHandle(search, target).then((handle) => handle.asElement(), () => 'between two documents')) {
    if (Date.now() > end) throw new Error(`Still on ${page.url()}: ${JSON.stringify(target)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Clicks as a pointer would, after scrolling there and once it stands still: a list that is still filling moves under the hand. What moves
 * away under the pointer is pressed again.
 */
export async function press(page: Page, wanted: Wanted | string): Promise<void> {
  const end = Date.now() + patienceMs;
  for (let before = ''; ; ) {
    const element = await find(page, wanted);
    const place = await element.evaluate(aim);
    if (place !== before && Date.now() < end) {
      before = place;
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    try {
      await element.click();
      if (!(await element.evaluate(isMissed).catch(() => false)) || Date.now() > end) return;
    } catch (error) {
      // Drawn anew in between.
      if (Date.now() > end) throw error;
    }
    before = '';
  }
}

/** Runs in the page: brings an element into sight, says where it lies, and notes from now on whether it is pressed. */
export function aim(element: Element): string {
  // A list of the browser's own opens as the pointer goes down, and takes the rest of the press.
  const heard = element.localName === 'select' ? 'pointerdown' : 'click';
  const note = (event: Event): void => {
    if (event.composedPath().includes(element)) Reflect.set(element, 'isPressed', true);
  };
  if (Reflect.get(element, 'isPressed') === undefined) document.addEventListener(heard, note, { capture: true });
  Reflect.set(element, 'isPressed', false);
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join(' ');
}

/** Runs in the page. What the press took away was met. */
export function isMissed(element: Element): boolean {
  return element.isConnected && Reflect.get(element, 'isPressed') === false;
}

/** All text that the page shows, shadow roots included. */
export async function shownText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const parts: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Element) {
        const style = getComputedStyle(node);
        if (style.display === 'none' || style.visibility === 'hidden') return;
        if (node.shadowRoot) node.shadowRoot.childNodes.forEach(walk);
        if (node.localName === 'slot') (node as HTMLSlotElement).assignedNodes().forEach(walk);
        if (node.shadowRoot || ['script', 'style', 'template', 'slot'].includes(node.localName)) return;
      }
      if (node instanceof Text) parts.push(node.data);
      node.childNodes.forEach(walk);
    };
    walk(document.body);
    return parts.join(' ').replace(/\s+/g, ' ');
  });
}

/** Runs in the page. */
export function search({ css, text }: Wanted): Element | null {
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.shift(); root; root = roots.shift()) {
    for (const element of root.querySelectorAll(css)) {
      const box = element.getBoundingClientRect();
      // What a closed `details` holds has a box all the same.
      const shown = box.width > 0 && box.height > 0 && element.checkVisibility() && getComputedStyle(element).visibility !== 'hidden';
      if (shown && (text === undefined || element.textContent.includes(text))) return element;
    }
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  return null;
}

/** Nothing has moved for so long: a person would not press what is still on its way. */
const calmMs = 700;

/** Waits until a match stands still, as a list does when its answers are there. */
export async function settled(page: Page, wanted: Wanted): Promise<void> {
  const end = Date.now() + patienceMs;
  let last = '';
  let since = Date.now();
  while (Date.now() < end) {
    const element = await find(page, wanted);
    const place = await element.evaluate((one) => {
      const { x, y } = one.getBoundingClientRect();
      return `${x} ${y} ${document.body.getBoundingClientRect().height}`;
    });
    if (place !== last) [last, since] = [place, Date.now()];
    else if (Date.now() - since > calmMs) return;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  throw new Error(`Never still on ${page.url()}: ${JSON.stringify(wanted)}`);
}
