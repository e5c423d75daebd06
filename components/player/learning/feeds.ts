/** What comes with play, each when it is asked for: notes, questions to the class, and how long the person may watch. */
import type { Link } from '../../base/index.ts';
import { feedWatchTime } from '../limits/watch-feed.ts';
import type { LsPlayer } from '../player.ts';
import type { PlayerData } from '../player.types.ts';
import { feedCuePoints } from '../questions/cue-feed.ts';
import { feedNotes } from './notes-feed.ts';

export type PlayedLink = Link<LsPlayer, 'resources', 'progress' | 'shelf' | 'tasks'>;
export type PlayedData = Pick<PlayerData, 'notes' | 'cuePoints' | 'watchTime'>;
type Feed = (link: PlayedLink, resourceId: string, show: (news: PlayedData) => void) => Promise<void>;

export const feeds = {
  'ls-player-notes-request': (link, resourceId, show) => feedNotes(link, resourceId, (notes) => show({ notes })),
  'ls-player-cue-points-request': (link, resourceId, show) => feedCuePoints(link, resourceId, (cuePoints) => show({ cuePoints })),
  'ls-player-watch-time-request': (link, _resourceId, show) => feedWatchTime(link, (watchTime) => show({ watchTime })),
} satisfies Record<string, Feed>;
