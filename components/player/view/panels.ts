import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { elsewhere } from '../casting/cast-view.ts';
import { limit } from '../limits/limit-view.ts';
import { secondPicture } from '../second/second-view.ts';
import { secondStyles } from '../second/second.styles.ts';
import { captions } from './caption-panel.ts';
import { contents } from './contents-panel.ts';
import { panelName } from './names.ts';
import { notes } from './notes-panel.ts';
import type { PanelName, PlayerView } from './player-view.ts';
import { questions } from '../questions/questions-panel.ts';
import { panelStyles as insides } from './panel.styles.ts';
import { practice } from './practice-panel.ts';
import { settings } from './settings-panel.ts';

export { castButton } from '../casting/cast-view.ts';
export { Casting } from '../casting/casting.ts';
export { WatchKeeper } from '../limits/watch-keeper.ts';
export { PassageSharing } from '../passage/passage-sharing.ts';
export { FollowAlong } from '../follow/follow-along.ts';
export { CueKeeper } from '../questions/cue-keeper.ts';
export { SecondPicture } from '../second/second-picture.ts';

export const panelStyles = css`${insides}${secondStyles}`;

const bodies: Record<PanelName, (view: PlayerView) => TemplateResult | typeof nothing> = { contents, captions, practice, notes, questions, settings };

/** What lies over the picture beside the controls: a second picture, that it plays elsewhere, the open panel, the end of the time. */
export function over(view: PlayerView): TemplateResult {
  return html`${secondPicture(view)} ${elsewhere(view)} ${panel(view)} ${limit(view)}`;
}

/** The open panel, or nothing. */
function panel(view: PlayerView): TemplateResult | typeof nothing {
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
