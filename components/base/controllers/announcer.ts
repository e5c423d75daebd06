import { directionOf } from '../language.ts';
import { shared } from '../shared.ts';

/** Long enough for a screen reader to notice that the text is another one, even if it is the same. */
const pause = 100;
/** Afterwards nobody should stumble over it when reading the page. */
const keep = 10_000;

/** Hidden from sight, not from screen readers. Set as properties: a style element or attribute would break a strict CSP. */
const hidden: Readonly<Record<string, string>> = {
  position: 'absolute',
  'inline-size': '1px',
  'block-size': '1px',
  margin: '-1px',
  padding: '0',
  border: '0',
  overflow: 'hidden',
  'clip-path': 'inset(50%)',
  'white-space': 'nowrap',
};

/** The innermost modal dialog around a node that is on the screen. */
function modalAround(node: Node | null): Element | null {
  for (let at = node; at !== null; at = outOf(at)) {
    if (at instanceof Element && at.matches('dialog:modal, [aria-modal="true"]') && at.getClientRects().length > 0) return at;
  }
  return null;
}

/** Where the keyboard is; `null` where the control that had it is gone. */
function focused(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement === document.body ? null : activeElement;
}

/** What is around a node as it is seen: a host's dialog may stand in a shadow, with a place for what it is given. */
function outOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode;
}

class Announcer {
  readonly #region = document.createElement('div');
  #waiting: string[] = [];
  #speaker: Element | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#region.setAttribute('role', 'status');
    this.#region.setAttribute('aria-live', 'polite');
    for (const [name, value] of Object.entries(hidden)) this.#region.style.setProperty(name, value, 'important');
  }

  say(words: string, language: string, speaker: Element | null): void {
    this.#speaker = speaker ?? this.#speaker;
    this.#move();
    // Each change of the document is drawn: where nothing changes, nothing is written.
    if (this.#region.lang !== language) {
      this.#region.lang = language;
      this.#region.dir = directionOf(language);
    }
    if (this.#region.textContent !== '') this.#region.textContent = '';
    // What comes at the same time is said together, once.
    if (!this.#waiting.includes(words)) this.#waiting.push(words);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#speak, pause);
  }

  readonly #speak = (): void => {
    // What was done may have closed a dialog, or opened one. A region that has only just come to its place is not heard yet.
    if (this.#move()) {
      this.#timer = setTimeout(this.#speak, pause);
      return;
    }
    this.#region.textContent = this.#waiting.join(' ');
    this.#waiting = [];
    this.#speaker = null;
    this.#timer = setTimeout(() => (this.#region.textContent = ''), keep);
  };

  /**
   * Around a modal dialog nothing is read, also no region: what is said while somebody is in one is said within it. Where the keyboard has
   * gone with the control that had it, that is where the speaker is, or where something was said last.
   */
  #move(): boolean {
    const focus = focused();
    const place = (focus === null ? (modalAround(this.#speaker) ?? modalAround(this.#region.parentNode)) : modalAround(focus)) ?? document.body;
    if (this.#region.parentNode === place) return false;
    place.append(this.#region);
    return true;
  }
}

/**
 * Tells screen readers what has changed without moving the focus: "3 resources found". One polite region serves the whole
 * page, in the language of the element that speaks: several would talk into each other.
 * @param speaker the element that speaks, where what is said may follow the removal of the control that was pressed
 */
export function announce(words: string, language: string, speaker: Element | null = null): void {
  shared(document, 'ls.announcer/1', () => new Announcer()).say(words, language, speaker);
}
