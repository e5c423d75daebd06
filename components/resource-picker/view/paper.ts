import { css } from 'lit';
import type { ResourceSummary } from '../../base/index.ts';
import type { Direction } from '../../base/language.ts';
import { openPaper, type PaperOwner } from '../../base/paper-frame.ts';
import { shorten } from '../model/shorten.ts';
import { LsResourceLookupRequestEvent } from '../resource-picker.events.ts';
import { attributionText } from '../judged/attribution.ts';
import type { PickerView } from './picker-view.ts';
import { gradeName, stageName, typeName } from './words.ts';

/** One line of a printed list. */
export interface PaperItem {
  readonly title: string;
  readonly facts: string;
  readonly attribution: string;
}
export interface Paper {
  /** The sheet goes with it, and when it no longer shows what is on the sheet. */
  readonly owner?: PaperOwner;
  readonly title: string;
  readonly note: string;
  readonly items: readonly PaperItem[];
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

const paperStyles = css`
  body {
    margin: 0;
    color: #000;
    font: 11pt/1.6 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'Noto Sans', 'UKIJ Ekran', 'Microsoft Uighur', sans-serif;
  }

  h1 {
    font-size: 16pt;
    margin-block: 0 2pt;
  }

  p {
    margin: 0;
  }

  ol {
    padding-inline-start: 2em;
    margin-block-start: 12pt;
  }

  li {
    padding-block: 6pt;
    border-block-end: 0.5pt solid #999;
    break-inside: avoid;
  }

  .title {
    font-weight: 600;
  }

  .attribution {
    font-size: 9pt;
  }
`;

/** So long the lines that the service says are waited for; then the sheet has ours. */
const patienceMs = 4_000;

/** Puts what is chosen on paper, in its order, each with the line that names whose it is: what is known of a card alone is asked for first. */
export async function printSelection(
  owner: PaperOwner & { readonly direction: Direction; readonly language: string },
  viewNow: () => PickerView,
  chosen: () => readonly ResourceSummary[],
  ask: (event: LsResourceLookupRequestEvent) => boolean,
): Promise<void> {
  const cards = chosen().filter((resource) => !('renditions' in resource));
  const request = new LsResourceLookupRequestEvent(cards.map(({ id }) => id));
  if (cards.length > 0 && ask(request)) await Promise.race([request.answered(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  const [view, resources] = [viewNow(), chosen()];
  const { t, format } = view;
  // Somebody else may be here by now, who has chosen nothing.
  if (resources.length === 0) return;
  printPaper({
    owner,
    title: t('resource-picker.basket'),
    note: t('resource-picker.basket.count', { count: resources.length }),
    items: resources.map((resource) => ({
      title: shorten(resource.title, 400),
      facts: [
        typeName(view, resource.type),
        resource.subject,
        resource.grade === null ? (resource.stage === null ? null : stageName(view, resource.stage)) : gradeName(view, resource.grade),
        resource.durationSeconds === null ? null : format.duration(resource.durationSeconds),
        shorten(resource.provider),
      ].filter(Boolean).join(' · '),
      attribution: attributionText(view, resource),
    })),
    language: owner.language,
    direction: owner.direction,
  });
}

/** Prints a list and nothing else of the page. */
export function printPaper(paper: Paper, print: (frame: Window) => void = (frame) => frame.print()): HTMLIFrameElement | null {
  const opened = openPaper({ ...paper, sheet: paperStyles.cssText });
  if (opened === null) return null;
  write(opened.page, paper);
  print(opened.window);
  return opened.frame;
}

function write(page: Document, { title, note, items }: Paper): void {
  const element = (name: string, text: string, className = ''): HTMLElement => {
    const made = page.createElement(name);
    made.className = className;
    made.textContent = text;
    made.dir = 'auto';
    return made;
  };
  const list = page.createElement('ol');
  for (const item of items) {
    const entry = page.createElement('li');
    entry.append(element('p', item.title, 'title'), element('p', item.facts), element('p', item.attribution, 'attribution'));
    list.append(entry);
  }
  page.body.append(element('h1', title), element('p', note), list);
}
