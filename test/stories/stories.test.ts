import { expect } from '@open-wc/testing';
import type Axe from 'axe-core';
// The package is a script that leaves itself on the window.
import 'axe-core/axe.min.js';
import files from 'stories:all';
import type { Story } from '../../components/base/story.ts';
import { setPageSize } from '../helpers/browser.ts';
import { mountStory } from './mount.ts';

declare const axe: typeof Axe;

/** Everything the page complains of while something runs: thrown, rejected, logged as an error. */
async function complaintsDuring(run: () => Promise<void>): Promise<string[]> {
  const complaints: string[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent) => {
    complaints.push(String('reason' in event ? event.reason : event.message));
  };
  const { error } = console;
  console.error = (...words: unknown[]) => {
    complaints.push(words.map(String).join(' '));
  };
  addEventListener('error', note);
  addEventListener('unhandledrejection', note);
  try {
    await run();
  } finally {
    console.error = error;
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
  }
  return complaints;
}

/** Every rule of axe that a story breaks, with the parts it names; no rule is off. */
async function axeFindings(element: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  );
}

interface StoryPage {
  readonly lang: 'zh-CN' | 'ug';
  readonly width: number;
}
const langs = ['zh-CN', 'ug'] as const;

/** Both languages narrow, wide, and where a story wants more, beginning with the width at which the last one ended: a new size costs more than a page. */
function pagesOf({ widths = [] }: Story): StoryPage[] {
  const all = [360, 1366, ...widths].sort((one, other) => Number(other === innerWidth) - Number(one === innerWidth));
  return all.flatMap((width) => langs.map((lang): StoryPage => ({ lang, width })));
}

/**
 * axe takes longer than all else, and reads the same document in every engine: one holds every state to it, in both directions, narrow
 * and wide. Everything else is looked at on all pages everywhere.
 */
const isChromium = navigator.userAgent.includes('Chrome/');
const hasAxe = ({ lang, width }: StoryPage): boolean => isChromium && ((lang === 'ug' && width === 360) || (lang === 'zh-CN' && width === 1366));

describe('every story', () => {
  for (const file of files) {
    for (const [name, story] of Object.entries(file.states)) {
      it(`${file.default.element}, ${name}: stands on a page, in both directions, narrow and wide`, async () => {
        for (const page of pagesOf(story)) {
          const { lang, width } = page;
          await setPageSize(width, 800);
          const complaints = await complaintsDuring(async () => {
            const { element, remove } = await mountStory(file, story, lang);
            const where = `${lang} at ${width} px`;
            expect(element.matches(':defined'), `${file.default.element} is defined`).to.equal(true);
            if (hasAxe(page)) expect(await axeFindings(element), `axe, ${where}`).to.deep.equal([]);
            const { scrollWidth } = document.documentElement;
            remove();
            expect(scrollWidth, `no sideways scrolling, ${where}`).to.be.at.most(width);
          });
          expect(complaints, `${lang} at ${width} px`).to.deep.equal([]);
        }
      });
    }
  }
});
