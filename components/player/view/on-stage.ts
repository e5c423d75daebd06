import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { registerLocales } from '../../base/i18n.ts';
import { paperLink } from '../face/paper-link.ts';
import { captionLines } from './captions.ts';
import { controls, isPlaying } from './controls.ts';
import { hint } from './hint.ts';
import { overlay } from './overlays.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import type { PlayerView } from './player-view.ts';
import { rest } from './rest.ts';

registerLocales('player-view', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** For a screen reader, where no voice of the machine reads it. The box is there before the words are, else nobody is told of them. */
function described({ describing, texts }: PlayerView): TemplateResult | typeof nothing {
  if (!describing.keeper) return nothing;
  return html`<p class="visually-hidden described" role="status" lang=${ifDefined(texts.describedIn ?? undefined)}>${describing.keeper.text}</p>`;
}

/** What lies over the picture once play has begun: captions, messages, controls and the open panel. */
export function onStage(view: PlayerView, panels: typeof import('./panels.ts') | null): TemplateResult {
  const failed = view.playback.phase === 'failed';
  return html`${captionLines(view)} ${described(view)} ${overlay(view)} ${hint(view)} ${isPlaying(view) || failed ? nothing : paperLink(view.item, view)}
  ${failed ? nothing : controls(view, panels?.castButton(view))} ${view.restMinutes > 0 ? rest(view) : nothing} ${panels?.over(view) ?? nothing}`;
}
