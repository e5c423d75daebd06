import { css } from 'lit';
import type { ResourceSummary } from '../../base/index.ts';
import { shorten } from '../model/shorten.ts';
import { attributionText } from './attribution.ts';
import type { PickerView } from './picker-view.ts';
import { gradeName, stageName, typeName } from './words.ts';

/** One line of a printed list. */
export interface PaperItem {
  readonly title: string;
  readonly facts: string;
  readonly attribution: string;
}
export interface Paper {
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

/** Puts what is chosen on paper, in its order, each with the line that names whose it is. */
export function printSelection(view: PickerView, resources: readonly ResourceSummary[], direction: Paper['direction'], language: string): void {
  const { t, format } = view;
  printPaper({
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
    language,
    direction,
  });
}

const outOfSight: Readonly<Record<string, string>> = {
  position: 'fixed',
  'inline-size': '1px',
  'block-size': '1px',
  border: '0',
  opacity: '0',
  'pointer-events': 'none',
};

/**
 * Prints a list and nothing else of the page: in a frame of its own, whose style sheet is made by script, as a strict policy
 * allows. The frame stays until the next print: some browsers print after `print()` has returned.
 */
export function printPaper(paper: Paper, print: (frame: Window) => void = (frame) => frame.print()): HTMLIFrameElement | null {
  document.querySelector('iframe[data-ls-paper]')?.remove();
  const frame = document.createElement('iframe');
  frame.dataset['lsPaper'] = '';
  frame.title = paper.title;
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // Out of sight, but drawn: Firefox prints nothing of a frame that has no box.
  for (const [name, value] of Object.entries(outOfSight)) frame.style.setProperty(name, value, 'important');
  document.body.append(frame);
  const contentWindow = frame.contentWindow as (Window & typeof globalThis) | null;
  const { contentDocument } = frame;
  if (contentWindow === null || contentDocument === null) return null;
  const sheet = new contentWindow.CSSStyleSheet();
  sheet.replaceSync(paperStyles.cssText);
  contentDocument.adoptedStyleSheets = [sheet];
  write(contentDocument, paper);
  print(contentWindow);
  return frame;
}

function write(page: Document, { title, note, items, language, direction }: Paper): void {
  page.documentElement.lang = language;
  page.documentElement.dir = direction;
  page.title = title;
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
