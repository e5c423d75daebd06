/** What every element is on paper: as wide as the sheet, nothing cut, and legible where a printer leaves all grounds out. */
import { expect } from '@open-wc/testing';
import files from 'stories:all';
import { contrast, painted, type Colour } from '../contrast/measure.ts';
import { setMedia, setPageSize } from '../helpers/browser.ts';
import { inside, mountStory, settled } from './mount.ts';

/** A4 without its margins of 15 mm. */
const sheet = { width: 680, height: 1009 } as const;
const least = 4.5;
const paper: Colour = [255, 255, 255, 1];

const isSeen = (element: Element): boolean => {
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
};
const nameOf = (element: Element): string => `${element.localName}.${element.getAttribute('class') ?? ''}`;

function* problemsOf(element: Element): Generator<string> {
  const style = getComputedStyle(element);
  const words = [...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data.trim()] : [])).join('');
  // Paper has no grounds: what is written on one must be read without it.
  if (words !== '' && !element.closest('svg, progress, select, option')) {
    // What stands on a picture keeps its own ground.
    const ground = style.printColorAdjust === 'exact' ? painted(style.backgroundColor) : paper;
    const ratio = contrast(painted(style.color), ground);
    if (ratio < least) yield `${nameOf(element)} is too light: ${ratio.toFixed(1)}`;
  }
  const isCut = (overflow: string, inner: number, own: number): boolean => overflow !== 'visible' && own > 1 && inner > own + 1;
  if (element.matches('input, textarea, progress, video, iframe')) return;
  if (isCut(style.overflowX, element.scrollWidth, element.clientWidth)) yield `${nameOf(element)} is cut at its side: ${element.scrollWidth} of ${element.clientWidth}`;
  if (isCut(style.overflowY, element.scrollHeight, element.clientHeight)) yield `${nameOf(element)} is cut below: ${element.scrollHeight} of ${element.clientHeight}`;
}

const isChromium = navigator.userAgent.includes('Chrome/');

// The rules are ours: one engine that can be told to show paper is enough.
(isChromium ? describe : describe.skip)('[UX-16] on paper (not in Firefox, which cannot be told to show it) (not in WebKitGTK, which cannot either)', () => {
  before(async () => {
    await setPageSize(sheet.width, sheet.height);
    await setMedia('print');
  });
  after(async () => {
    await setMedia('screen');
    await setPageSize(800, 600);
  });

  for (const file of files) {
    it(`[UX-16] ${file.default.element}: no state is cut, wider than the sheet, or too light to be read`, async () => {
      const problems: string[] = [];
      for (const [name, story] of Object.entries(file.states)) {
        const { element, remove } = await mountStory(file, story, 'zh-CN');
        await settled(element);
        for (const one of inside(element)) if (isSeen(one)) for (const problem of problemsOf(one)) problems.push(`${name}: ${problem}`);
        if (document.documentElement.scrollWidth > sheet.width) problems.push(`${name}: wider than the sheet by ${document.documentElement.scrollWidth - sheet.width}`);
        remove();
      }
      expect([...new Set(problems)].slice(0, 30)).to.deep.equal([]);
    });
  }
});
