import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { captions } from './caption-panel.ts';
import { contents } from './contents-panel.ts';
import { panelName } from './names.ts';
import { notes } from './notes-panel.ts';
import type { PanelName, PlayerView } from './player-view.ts';
import { questions } from '../questions/questions-panel.ts';
import { practice } from './practice-panel.ts';
import { settings } from './settings-panel.ts';

export { limit } from '../limits/limit-view.ts';
export { WatchKeeper } from '../limits/watch-keeper.ts';
export { PassageSharing } from '../passage/passage-sharing.ts';
export { FollowAlong } from '../follow/follow-along.ts';
export { CueKeeper } from '../questions/cue-keeper.ts';
export { panelStyles } from './panel.styles.ts';

const bodies: Record<PanelName, (view: PlayerView) => TemplateResult | typeof nothing> = { contents, captions, practice, notes, questions, settings };

/** The open panel, or nothing. */
export function panel(view: PlayerView): TemplateResult | typeof nothing {
  const name = view.ui.panel;
  if (name === null) return nothing;
  const label = panelName(view, name);
  return html`<div class="panel ${name === 'questions' && view.cues?.isAsking ? 'panel--asking' : ''}" id="panel" part="panel" role="group" aria-label=${label}>
    <div class="panel__head">
      <span class="panel__title">${label}</span>
      <button type="button" class="control on-stage panel__close" aria-label=${view.t('player-view.panel.close')} @click=${() => view.acts.openPanel(null)}>
        ${icon('close')}
      </button>
    </div>
    <div class="panel__body">${bodies[name](view)}</div>
  </div>`;
}
