/** The two ways in which people work a page: the keyboard alone, or the pointer. A journey is written once and walked by either. */
import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { find, press, type Wanted } from './deep.ts';
import { hasKeyboard, tabTo } from './keyboard.ts';

export interface Hands {
  readonly name: 'keyboard' | 'pointer';
  /** Presses a button, a link, a box to tick. */
  press(page: Page, wanted: Wanted | string): Promise<void>;
  /** Chooses one of several round boxes. */
  pick(page: Page, group: string, value: string): Promise<void>;
  /** Goes to a place of a tree that is in sight. */
  enterPlace(page: Page, label: string): Promise<void>;
  /** Goes into a field, so that it can be typed in. */
  enterField(page: Page, field: string): Promise<void>;
}

const wantedOf = (wanted: Wanted | string): Wanted => (typeof wanted === 'string' ? { css: wanted } : wanted);

/** Presses a key until something has the keyboard. */
async function pressUntil(page: Page, key: 'ArrowDown', wanted: Wanted, most = 40): Promise<void> {
  for (let turn = 0; turn < most; turn += 1) {
    if (await hasKeyboard(page, wanted)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} does not lead to ${JSON.stringify(wanted)}`);
}

/** Runs in the page: notes from now on whether anything is clicked, as a key does it, too. */
function listenForClick(): void {
  Reflect.set(document, 'hasHeardClick', false);
  document.addEventListener('click', () => Reflect.set(document, 'hasHeardClick', true), { capture: true, once: true });
}

/** Runs in the page. */
async function hasHeardClick(): Promise<boolean> {
  for (let turn = 0; turn < 5 && Reflect.get(document, 'hasHeardClick') !== true; turn += 1) await new Promise((resolve) => setTimeout(resolve, 40));
  return Reflect.get(document, 'hasHeardClick') === true;
}

export const byKeyboard: Hands = {
  name: 'keyboard',
  async press(page, wanted) {
    await find(page, wanted);
    // Where a page has just scrolled, Firefox now and then gives a button all three events of the key and no click: people take
    // the other key then.
    for (let turn = 0; turn < 3; turn += 1) {
      await tabTo(page, wantedOf(wanted));
      const key = (await hasKeyboard(page, { css: turn === 0 ? '[type="checkbox"], [type="radio"]' : 'button, input' })) ? ' ' : 'Enter';
      await page.evaluate(listenForClick);
      await page.keyboard.press(key);
      // Where the page has gone on to another, it was heard.
      if (await page.evaluate(hasHeardClick).catch(() => true)) return;
    }
  },
  async pick(page, group, value) {
    await find(page, group);
    await tabTo(page, { css: group });
    await page.keyboard.press(' ');
    await pressUntil(page, 'ArrowDown', { css: `${group}[value="${value}"]` });
  },
  async enterPlace(page, text) {
    await find(page, { css: '[role="treeitem"]', text });
    const goThere = async (): Promise<void> => {
      await tabTo(page, { css: '[role="treeitem"]' });
      // From the first line on, for it may be above.
      await page.keyboard.press('Home');
      await pressUntil(page, 'ArrowDown', { css: '[role="treeitem"]', text });
    };
    // A level that comes meanwhile can take the keyboard's place: people begin again.
    await goThere().catch(goThere);
    await page.keyboard.press('Enter');
  },
  async enterField(page, field) {
    await find(page, field);
    await tabTo(page, { css: field });
  },
};

export const byPointer: Hands = {
  name: 'pointer',
  press,
  pick: (page, group, value) => press(page, `${group}[value="${value}"]`),
  enterPlace: (page, text) => press(page, { css: '[role="treeitem"]', text }),
  enterField: press,
};

/** Writes into a field, over what stands there. */
export async function write(page: Page, hands: Hands, field: string, text: string): Promise<void> {
  await hands.enterField(page, field);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

/**
 * Chooses the line of a list of the browser's own by the arrows. Its lines are drawn by the system outside of the page, where no driver
 * has a pointer: by pointer, people of these journeys go to the list, and then use the arrows too.
 */
export async function chooseLine(page: Page, hands: Hands, list: string, value: string): Promise<void> {
  await hands.enterField(page, list);
  if (hands.name === 'pointer') {
    // What the pointer has opened is closed again; some engines stay there, some go on.
    await page.keyboard.press('Tab');
    if (!(await hasKeyboard(page, { css: list }))) {
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
    }
  }
  const chosen = async (): Promise<string> => (await find(page, list)).evaluate((select) => (select as HTMLSelectElement).value);
  for (let line = 0; line < 20; line += 1) {
    if ((await chosen()) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`no line ${value} in ${list}`);
}
