/** What buttons and panels are called. */
import type { CaptionChoice } from '../media/texts.ts';
import type { PanelName, PlayerView } from './player-view.ts';

/** Written out in full, so that a search finds the keys. */
const panels: Record<PanelName, string> = {
  contents: 'player-view.contents',
  captions: 'player-view.captions',
  practice: 'player-view.practice',
  notes: 'player.notes',
  questions: 'player-questions.title',
  settings: 'player-view.settings',
};

/** What a panel and its button are called. */
export function panelName(view: Pick<PlayerView, 't'>, panel: PanelName): string {
  return view.t(panels[panel]);
}

/** The language of the captions that are shown, or `null`. */
export function captionName(view: PlayerView): string | null {
  const shown = view.texts.captions.find(({ index }) => index === view.texts.caption('first'));
  return shown ? captionLabel(view, shown) : null;
}

export function captionLabel({ t }: Pick<PlayerView, 't'>, { index, label, language, describesSound }: CaptionChoice): string {
  const name = label ?? language ?? t('player-view.captions.unnamed', { number: index + 1 });
  return describesSound ? t('player-view.captions.sound', { name }) : name;
}
