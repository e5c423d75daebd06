/** Which panel is open, and where the keyboard's place is when it opens and closes. */
import type { PanelName } from '../view/player-view.ts';

interface PanelHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}

export class PanelKeeper {
  private readonly host: PanelHost;
  private shown: PanelName | null = null;

  constructor(host: PanelHost) {
    this.host = host;
  }

  get open(): PanelName | null {
    return this.shown;
  }

  /** Focus goes into the panel, and back to the button that opened it. */
  show(panel: PanelName | null): void {
    const before = this.shown;
    this.shown = panel;
    this.host.requestUpdate();
    this.focusSoon(
      panel === null ? [`[data-panel="${before ?? ''}"]`] : ['.panel :checked', '.panel input', '.panel button:not(.panel__close)', '.panel button'],
    );
  }

  /** The button that was pressed goes away with what it lay on; the keyboard's place is then the bar. */
  keepFocus(): void {
    if (this.host.renderRoot.querySelector('.over :focus') !== null) this.focusSoon(['.control--play']);
  }

  private focusSoon(selectors: readonly string[]): void {
    requestAnimationFrame(() => {
      const { renderRoot } = this.host;
      for (const selector of selectors) {
        const target = renderRoot.querySelector<HTMLElement>(selector);
        if (target) return target.focus();
      }
    });
  }
}
