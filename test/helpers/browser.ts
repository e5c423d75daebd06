import { executeServerCommand } from '@web/test-runner-commands';

/** Gives the page another size, as a phone or a projector would; works in every engine. */
export async function setPageSize(width: number, height: number): Promise<void> {
  await executeServerCommand('kit:viewport', { width, height });
}

/**
 * Presses keys together, the last one while the others are held: `press('Tab')`, `press('Shift', 'Tab')`.
 * Real keys that the browser handles, in every engine.
 */
export async function press(...chord: readonly string[]): Promise<void> {
  const heard = new Promise<boolean>((resolve) => addEventListener('keydown', () => resolve(true), { capture: true, once: true }));
  await executeServerCommand('kit:keys', { chord });
  if (!losesKeys || isInFrame()) return;
  // On a busy machine WebKit's driver says that it pressed a key of which the page never hears.
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500));
  if (!(await Promise.race([heard, late]))) await executeServerCommand('kit:keys', { chord });
}

/** Presses the middle of an element with a real pointer, wherever it stands. @throws when something else lies over it */
export async function point(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center', inline: 'nearest' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const root = element.getRootNode();
  const hit = root instanceof ShadowRoot ? root.elementFromPoint(x, y) : document.elementFromPoint(x, y);
  if (hit === null || !(element === hit || element.contains(hit))) throw new Error(`${hit?.className ?? 'nothing'} lies over ${element.className}`);
  await executeServerCommand('kit:pointer', { x, y });
}

/** What has the focus, in whatever shadow tree. */
export function deepFocus(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement;
}

/** Goes on with Tab until what has the focus is meant. @throws when it never is */
export async function tabTo(selector: string, most = 120): Promise<void> {
  for (let turn = 0; turn < most; turn += 1) {
    await press('Tab');
    if (deepFocus()?.matches(selector)) return;
  }
  throw new Error(`Tab never comes to ${selector}`);
}

const losesKeys = navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome');

/** A key that goes to a page within the page is not heard outside of it. */
function isInFrame(): boolean {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement instanceof HTMLIFrameElement;
}

/** A machine that tests three engines at once may take this long for what takes a moment. */
const patienceMs = 20_000;

/** Waits until a fact holds, which may have to be asked for. @throws when it does not in time */
export async function waitUntil(fact: () => unknown, message = 'it did not come to be', patience = patienceMs): Promise<void> {
  const end = performance.now() + patience;
  while (!(await fact())) {
    if (performance.now() > end) throw new Error(message);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
