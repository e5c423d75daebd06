import { executeServerCommand } from '@web/test-runner-commands';

/** Gives the page another size, as a phone or a projector would; works in every engine. */
export async function setPageSize(width: number, height: number): Promise<void> {
  if (innerWidth !== width || innerHeight !== height) await executeServerCommand('kit:viewport', { width, height });
}

/** Shows the page as paper would, in engines that can be told to. */
export async function setMedia(media: 'print' | 'screen'): Promise<void> {
  await executeServerCommand('kit:media', { media });
}

/**
 * Presses keys together, the last one while the others are held: `press('Tab')`, `press('Shift', 'Tab')`.
 * Real keys that the browser handles, in every engine.
 */
export async function press(...chord: readonly string[]): Promise<void> {
  // Held keys are heard as well: only the last one does something.
  const keys = { heard: 0 };
  const hear = (): void => void (keys.heard += 1);
  addEventListener('keydown', hear, { capture: true });
  try {
    await executeServerCommand('kit:keys', { chord });
    if (!losesKeys || isInFrame()) return;
    // On a busy machine WebKit's driver says that it pressed a key of which the page never hears. One that comes late, because the page is at
    // work, must not be pressed twice: only the turns in which the page could have heard it are counted.
    for (let turn = 0; turn < 25 && keys.heard < chord.length; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    if (keys.heard < chord.length) await executeServerCommand('kit:keys', { chord });
  } finally {
    removeEventListener('keydown', hear, { capture: true });
  }
}

/** Types a text into what has the keyboard, letter by letter, in every engine. */
export async function typeText(text: string): Promise<void> {
  await executeServerCommand('kit:text', { text });
}

/**
 * Presses an element by the pointer, as a hand would: where it lies once it lies still, and only if nothing lies over it. What moves away
 * under the finger, because something above it came from the service just then, is pressed again.
 */
export async function click(element: Element): Promise<void> {
  const met = new Set<EventTarget>();
  const presses = { heard: 0 };
  const hear = (event: Event): void => {
    const [target] = event.composedPath();
    presses.heard += 1;
    if (target instanceof Element && (event.composedPath().includes(element) || target.contains(element))) met.add(target);
  };
  document.addEventListener('pointerdown', hear, { capture: true });
  try {
    for (let turn = 0; turn < 3 && met.size === 0; turn += 1) {
      const { heard } = presses;
      await executeServerCommand('kit:pointer', await middleOf(element));
      // A page at work hears late of it, and what was pressed twice would be as before. What goes to a page within the page is not heard here.
      const turns = element instanceof HTMLIFrameElement ? 0 : 25;
      for (let wait = 0; wait < turns && presses.heard === heard; wait += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    document.removeEventListener('pointerdown', hear, { capture: true });
  }
}

/**
 * Drags an element onto another by the mouse or by a finger: pressed where the one lies, moved step by step, let go over the other. Both have
 * to be on the page as it stands. WebKit's driver has no finger.
 */
export async function drag(element: Element, onto: Element, by: 'mouse' | 'touch' = 'mouse'): Promise<void> {
  const from = await middleOf(element);
  const { x, y, width, height } = onto.getBoundingClientRect();
  await executeServerCommand('kit:drag', { from, to: { x: x + width / 2, y: y + height / 2 }, by });
}

/** Where a pointer meets an element that lies still. @throws when something lies over it */
async function middleOf(element: Element): Promise<{ x: number; y: number }> {
  let place = '';
  let middle = { x: 0, y: 0 };
  await waitUntil(() => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const before = place;
    place = [x, y, width, height].join(' ');
    middle = { x: x + width / 2, y: y + height / 2 };
    return width > 0 && place === before && isOnTop(element, middle);
  }, `the pointer does not reach ${element.outerHTML.slice(0, 200)}`);
  return middle;
}

/**
 * Chooses a line of a list of the browser's own. Its lines are drawn by the system, outside of the page, where no driver has a pointer:
 * the pointer opens the list, Tab closes it, and arrows go to the line.
 */
export async function chooseLine(select: HTMLSelectElement, value: string): Promise<void> {
  await click(select);
  await press('Tab');
  // Some engines close the list by it and stay, some go on.
  if (focusedElement() !== select) await press('Shift', 'Tab');
  for (let step = 0; select.value !== value; step += 1) {
    const to = [...select.options].findIndex((option) => option.value === value);
    if (step > select.options.length || to < 0) throw new Error(`no line ${value}, but ${select.value}`);
    await press(to > select.selectedIndex ? 'ArrowDown' : 'ArrowUp');
  }
}

/**
 * Chooses files in a field. The dialog in which a person does it is the system's, where no driver has a pointer: the driver hands them to the
 * field, as the dialog would, and the browser tells the page.
 */
export async function chooseFiles(field: HTMLInputElement, ...files: readonly File[]): Promise<void> {
  const told = new Promise((resolve) => field.addEventListener('change', resolve, { once: true }));
  Reflect.set(globalThis, 'kitFileField', field);
  const given = files.map(async (file) => ({ name: file.name, content: await base64(file) }));
  await executeServerCommand('kit:files', { files: await Promise.all(given) });
  await told;
}

async function base64(file: Blob): Promise<string> {
  let text = '';
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Whether a pointer would meet the element there, or what belongs to it: its label, its inside. */
function isOnTop(element: Element, { x, y }: { x: number; y: number }): boolean {
  const root = element.getRootNode();
  const met = root instanceof ShadowRoot || root instanceof Document ? root.elementFromPoint(x, y) : null;
  return met !== null && (element.contains(met) || met.contains(element));
}

/** Goes on by Tab, or back, until the keyboard is at an element that matches. */
export async function tabTo(selector: string, way: 'on' | 'back' = 'on'): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (focusedElement()?.matches(selector)) return;
    await press(...(way === 'on' ? ['Tab'] : ['Shift', 'Tab']));
  }
  throw new Error(`the keyboard does not reach ${selector}; it is at ${focusedElement()?.outerHTML.slice(0, 200) ?? 'nothing'}`);
}

/** More stops than any element of ours has. */
const mostStops = 120;

/** What has the keyboard, through shadow roots. */
export function focusedElement(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement;
}

const losesKeys = navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome');

/** A key that goes to a page within the page is not heard outside of it. */
function isInFrame(): boolean {
  return focusedElement() instanceof HTMLIFrameElement;
}

/** A machine that tests three engines at once may take this long for what takes a moment. */
const patienceMs = 40_000;

/** Waits until a fact holds, which may have to be asked for. @throws when it does not in time */
export async function waitUntil(fact: () => unknown, message = 'it did not come to be', patience = patienceMs): Promise<void> {
  const end = performance.now() + patience;
  while (!(await fact())) {
    if (performance.now() > end) throw new Error(message);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
