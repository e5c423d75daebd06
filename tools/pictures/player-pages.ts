/** The player in each of its states, as a pupil meets them. */
import type { Place } from './page.ts';

const isPiece = (url: string): boolean => /\.(m4s|mp4)(\?|$)/.test(url);
/** What comes after the first seconds, in any quality. */
const isLater = (url: string): boolean => /0*[1-9]\d*\.m4s(\?|$)/.test(url);

export interface Lesson {
  readonly origin: string;
  readonly personId: string;
  /** Page of the app on which the player stands alone. */
  readonly path: string;
}

/** Places by name, each beginning with `player-`. */
export function playerPages({ origin, personId, path }: Lesson): Record<string, Place> {
  const begun = { origin, personId, path, shows: '.start', press: '.start' } as const;
  const failed = (answer: number): Place => ({ ...begun, line: (url) => (isPiece(url) ? answer : null), then: '.message__title' });
  const panels = ['contents', 'captions', 'practice', 'notes', 'settings'];
  return {
    'player-starting': { ...begun, line: (url) => (isPiece(url) ? 'nothing' : null), then: '.over .spinner' },
    'player-waiting': { ...begun, line: (url) => (isLater(url) ? 'nothing' : null), from: 8, then: '.over .spinner' },
    'player-line-lost': failed(503),
    'player-missing': failed(404),
    'player-damaged': failed(200),
    'player-ended': { ...begun, from: -0.5, then: '.over .pill--big' },
    'player-rest': { ...begun, watched: 3 * 3600, then: '.rest' },
    ...Object.fromEntries(panels.map((panel): [string, Place] => [`player-${panel}`, { ...begun, press: ['.start', `[data-panel="${panel}"]`], then: '.panel' }])),
  };
}
