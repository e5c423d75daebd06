import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { captions } from './caption-panel.ts';
import { contents } from './contents-panel.ts';
import type { PanelName, PlayerView } from './player-view.ts';
import { practice } from './practice-panel.ts';
import { settings } from './settings-panel.ts';

const bodies: Record<PanelName, (view: PlayerView) => TemplateResult> = { contents, captions, practice, settings };

/** Written out in full, so that a search finds the keys. */
const names: Record<PanelName, string> = {
  contents: 'player.contents',
  captions: 'player.captions',
  practice: 'player.practice',
  settings: 'player.settings',
};

/** What a panel and its button are called. */
export function panelName(view: Pick<PlayerView, 't'>, panel: PanelName): string {
  return view.t(names[panel]);
}

/** The open panel, or nothing. */
export function panel(view: PlayerView): TemplateResult | typeof nothing {
  const name = view.ui.panel;
  if (name === null) return nothing;
  const label = panelName(view, name);
  return html`<div class="panel" id="panel" part="panel" role="group" aria-label=${label}>
    <div class="panel__head">
      <span class="panel__title">${label}</span>
      <button type="button" class="control on-stage panel__close" aria-label=${view.t('player.panel.close')} @click=${() => view.acts.openPanel(null)}>
        ${icon('close')}
      </button>
    </div>
    <div class="panel__body">${bodies[name](view)}</div>
  </div>`;
}
