/** The two ways in which people work a page: the keyboard alone, or the pointer. A journey is written once and walked by either. */
import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { find, gone, press, type Wanted } from './deep.ts';
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

export const byKeyboard: Hands = {
  name: 'keyboard',
  async press(page, wanted) {
    await find(page, wanted);
    await tabTo(page, wantedOf(wanted));
    await page.keyboard.press((await hasKeyboard(page, { css: '[type="checkbox"], [type="radio"]' })) ? ' ' : 'Enter');
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

/** Leaves a dialog: by its button, or by Escape. */
export async function leave(page: Page, hands: Hands, dialog: string, button: string): Promise<void> {
  if (hands.name === 'pointer') await hands.press(page, button);
  else await page.keyboard.press('Escape');
  await gone(page, dialog);
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
  /** How many lines on from the one that is chosen; `NaN` where there is none, or not yet. */
  const away = async (): Promise<number> =>
    (await find(page, list)).evaluate((select, wanted) => {
      const { options, selectedIndex } = select as HTMLSelectElement;
      const place = [...options].findIndex((option) => option.value === wanted);
      return place === -1 ? NaN : place - selectedIndex;
    }, value);
  for (let line = 0; line < 20; line += 1) {
    const lines = await away();
    if (lines === 0) return;
    await page.keyboard.press(lines < 0 ? 'ArrowUp' : 'ArrowDown');
  }
  assert.fail(`no line ${value} in ${list}`);
}
