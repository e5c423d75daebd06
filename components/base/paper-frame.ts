/**
 * A sheet of paper: `@page` means nothing in a shadow root, and the page around an element is not ours to hide. So what is printed stands
 * in a document of its own, in a frame that nobody sees, whose style sheet is made by script, as a strict policy allows.
 */
import type { ReactiveControllerHost } from 'lit';
import type { Direction } from './language.ts';

export interface PaperFrame {
  readonly frame: HTMLIFrameElement;
  readonly page: Document;
  readonly window: Window;
}
/** The element that prints. */
export interface PaperOwner extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly state: { readonly type: string };
}
export interface PaperOptions {
  /** Of a sheet with somebody's name: it goes with this element, and when it no longer shows what is on the sheet. */
  readonly owner?: PaperOwner;
  readonly title: string;
  readonly language: string;
  readonly direction: Direction;
  /** Rules of its style sheet. */
  readonly sheet: string;
}

const outOfSight: Readonly<Record<string, string>> = {
  position: 'fixed',
  'inline-size': '1px',
  'block-size': '1px',
  border: '0',
  opacity: '0',
  'pointer-events': 'none',
};

/** Puts an empty sheet at the end of the page. It stays until the next one, or as long as its owner: some browsers print after `print()` has returned. */
export function openPaper({ owner, title, language, direction, sheet }: PaperOptions): PaperFrame | null {
  document.querySelector('iframe[data-ls-paper]')?.remove();
  if (owner?.isConnected === false) return null;
  const frame = document.createElement('iframe');
  frame.dataset['lsPaper'] = '';
  frame.title = title;
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // Out of sight, but drawn: Firefox prints nothing of a frame that has no box.
  for (const [name, value] of Object.entries(outOfSight)) frame.style.setProperty(name, value, 'important');
  document.body.append(frame);
  if (owner !== undefined) leaveWith(owner, frame);
  const window = frame.contentWindow as (Window & typeof globalThis) | null;
  const { contentDocument: page } = frame;
  if (window === null || page === null) return null;
  page.documentElement.lang = language;
  page.documentElement.dir = direction;
  page.title = title;
  // A sheet belongs to the document whose window made it.
  const styles = new window.CSSStyleSheet();
  styles.replaceSync(sheet);
  page.adoptedStyleSheets = [styles];
  return { frame, page, window };
}

function leaveWith(owner: PaperOwner, frame: HTMLIFrameElement): void {
  const leave = (): void => {
    frame.remove();
    owner.removeController(controller);
  };
  const controller = {
    hostDisconnected: leave,
    // Whoever comes after this person sees nothing of it: their own is asked for first.
    hostUpdated: () => {
      if (owner.state.type !== 'ready' || !frame.isConnected) leave();
    },
  };
  owner.addController(controller);
}

/** Letters of every language of ours, in black on white, on A4; heads of tables on each page, no row and no line in two. */
export const paperSheet = `
  @page { size: A4; margin: 15mm; }
  body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.5 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "UKIJ Tuz", "Noto Sans Tibetan", "Microsoft Himalaya", sans-serif; line-break: strict; overflow-wrap: anywhere; }
  h1 { margin: 0 0 4pt; font-size: 16pt; text-align: center; }
  h2 { margin: 10pt 0 4pt; font-size: 12pt; break-after: avoid; }
  p { margin: 0 0 4pt; }
  table { inline-size: 100%; border-collapse: collapse; table-layout: fixed; }
  th, td { padding: 4pt; border: 0.75pt solid #000; overflow-wrap: anywhere; text-align: start; vertical-align: top; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
`;
