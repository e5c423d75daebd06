/** Which panel is open, and where the keyboard's place is when it opens and closes. */
import { importAgain } from '../../base/import-again.ts';
import { adopt } from '../../base/styles/adopt.ts';
import type { PanelName } from '../view/player-view.ts';

type Panels = typeof import('../view/panels.ts');
let panels: Promise<Panels> | undefined;

/** The insides of the panels come when play has begun, or with the first that is opened. */
function loadPanels(): Promise<Panels> {
  panels ??= importAgain(() => import('../view/panels.ts')).catch((error: unknown) => {
    panels = undefined;
    throw error;
  });
  return panels;
}

interface PanelHost {
  readonly shadowRoot: ShadowRoot | null;
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}

export class PanelKeeper {
  private readonly host: PanelHost;
  private shown: PanelName | null = null;
  private module: Panels | null = null;

  constructor(host: PanelHost) {
    this.host = host;
  }

  get open(): PanelName | null {
    return this.shown;
  }

  /** How panels are drawn, once that is here. */
  get drawing(): Panels | null {
    return this.module;
  }

  /** Fetches what panels need. Without a line it is tried again with the next opening. */
  async load(): Promise<void> {
    if (this.module) return;
    try {
      this.module = await loadPanels();
    } catch {
      return;
    }
    if (this.host.shadowRoot) adopt(this.host.shadowRoot, [this.module.panelStyles]);
    this.host.requestUpdate();
  }

  /** Focus goes into the panel, and back to the button that opened it. */
  show(panel: PanelName | null): void {
    const before = this.shown;
    this.shown = panel;
    this.host.requestUpdate();
    // At once: a key that is pressed while the focus is with nobody would be lost.
    if (panel === null) this.focusFirst([`[data-panel="${before ?? ''}"]`]);
    else void this.load().then(() => this.focusSoon(['.panel textarea', '.panel :checked', '.panel input', '.panel button:not(.panel__close)', '.panel button']));
  }

  /** The button that was pressed goes away with what it lay on; the keyboard's place is then the bar. */
  keepFocus(): void {
    if (this.host.renderRoot.querySelector('.over :focus') !== null) this.focusSoon(['.control--play']);
  }

  /** The keyboard's place is then the first of these that is there. */
  focusSoon(selectors: readonly string[]): void {
    requestAnimationFrame(() => this.focusFirst(selectors));
  }

  private focusFirst(selectors: readonly string[]): void {
    for (const selector of selectors) {
      const target = this.host.renderRoot.querySelector<HTMLElement>(selector);
      if (target) return target.focus();
    }
  }
}
