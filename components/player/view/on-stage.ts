import { html, nothing, type TemplateResult } from 'lit';
import { paperLink } from '../face/opening-card.ts';
import { captionLines } from './captions.ts';
import { controls, isPlaying } from './controls.ts';
import { hint } from './hint.ts';
import { overlay } from './overlays.ts';
import type { PlayerView } from './player-view.ts';
import { rest } from './rest.ts';

/** What lies over the picture once play has begun: captions, messages, controls and the open panel. */
export function onStage(view: PlayerView, panels: typeof import('./panels.ts') | null): TemplateResult {
  const failed = view.playback.phase === 'failed';
  return html`${captionLines(view)} ${overlay(view)} ${hint(view)} ${isPlaying(view) || failed ? nothing : paperLink(view.item, view)}
  ${failed ? nothing : controls(view)} ${view.restMinutes > 0 ? rest(view) : nothing} ${panels?.panel(view) ?? nothing} ${panels?.limit(view) ?? nothing}`;
}
