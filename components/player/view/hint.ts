import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { PlayerView } from './player-view.ts';

/** A short word on the picture about what a finger or a key just did, or why it did not. Also told to screen readers. */
export function hint({ ui, t }: PlayerView): TemplateResult {
  return html`<div class="hint" role="status">${ui.hint === null ? nothing : html`<span class="hint__words">${words(ui.hint, t)}</span>`}</div>`;
}

/** What there is to tell. */
export type Hint = 'back' | 'on' | 'fast' | 'limit' | 'loop-from' | 'loop-to' | 'loop-end' | 'part-end' | 'live-behind' | 'live-edge' | 'live-over';

/** What a key has just set, in words: whoever does not see the picture, or the control of it, hears it. */
export interface Said {
  readonly words: string;
}

/** Written out in full, so that a search finds the keys. */
const keys: Record<Hint, string> = {
  back: 'player-view.hint.back',
  on: 'player-view.hint.on',
  fast: 'player-view.hint.fast',
  limit: 'player-view.hint.limit',
  'loop-from': 'player-view.hint.loop-from',
  'loop-to': 'player-view.hint.loop-to',
  'loop-end': 'player-view.hint.loop-end',
  'part-end': 'player-view.hint.part-end',
  'live-behind': 'player-live.hint.behind',
  'live-edge': 'player-live.hint.edge',
  'live-over': 'player-live.hint.over',
};

function words(name: Hint | Said, t: PlayerView['t']): unknown {
  if (typeof name === 'object') return name.words;
  return name === 'limit' ? html`${icon('lock', 'small')} ${t(keys[name])}` : t(keys[name]);
}
