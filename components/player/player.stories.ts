import './player.define.ts';
import type { Story, StoryFile } from '../base/story.ts';
import { audio, bookItem, course, damaged, worksheetItem, link, packageItem, pictureItem, toolItem, unitsOfPackage, video } from './fixtures/items.ts';
import type { Progress } from '../base/index.ts';
import type { PlayerState } from './player.types.ts';

export default { element: 'ls-player', title: 'Player' } satisfies StoryFile['default'];

const shows = (state: PlayerState): Story => ({ properties: { state } });
const now = { asOf: '2026-11-20T08:30:00.000Z', stale: false, pending: 0 };

const begun = {
  personId: 'p-maimaiti',
  resourceId: 'r-fractions',
  taskId: 't-fractions',
  state: 'started',
  positionSeconds: 11,
  durationSeconds: 25.24,
  watched: [[0, 11]],
  ratio: 0.44,
  updatedAt: '2026-11-19T12:00:00.000Z',
  version: 3,
} satisfies Progress;

/** Every state of `ls-player`, with the media of the demo county. */
export const states = {
  unset: { properties: { state: { type: 'unset' } } },
  loading: shows({ type: 'loading' }),
  empty: shows({ type: 'empty' }),
  error: shows({
    type: 'error',
    problem: { code: 'not-found', title: '找不到这个资源', detail: '它可能已被提供方撤回。', action: '请老师换一个。', offline: false },
  }),
  offline: shows({ type: 'offline' }),
  ready: shows({ type: 'ready', ...now, item: video, progress: null }),
  readyToGoOn: shows({ type: 'ready', ...now, item: video, progress: { ...begun, watched: [[0, 11]] } }),
  readyWithPassage: { properties: { start: '4', end: '8', state: { type: 'ready', ...now, item: video, progress: null } } },
  readyFromWhatWasKept: shows({ type: 'ready', ...now, stale: true, item: video, progress: null }),
  readyWithSound: shows({ type: 'ready', ...now, item: audio, progress: null }),
  readyWithPaper: shows({ type: 'ready', ...now, item: worksheetItem, progress: null }),
  readyWithPicture: shows({ type: 'ready', ...now, item: pictureItem, progress: null }),
  readyWithBook: shows({ type: 'ready', ...now, item: bookItem, progress: null }),
  readyWithPaperBegun: shows({
    type: 'ready', ...now, item: worksheetItem,
    progress: { ...begun, positionSeconds: 0, durationSeconds: null, watched: [], ratio: 0.5, reading: { page: 2, pages: 4, read: [[1, 2]] } },
  }),
  readyWithCourse: shows({ type: 'ready', ...now, item: course, progress: null }),
  readyWithPackage: shows({ type: 'ready', ...now, item: packageItem, progress: null, course: unitsOfPackage }),
  readyAtProvider: shows({ type: 'ready', ...now, item: link, progress: null }),
  readyAtTool: shows({ type: 'ready', ...now, item: toolItem, progress: null }),
  readyWithoutAnyPlayableForm: shows({ type: 'ready', ...now, item: damaged, progress: null }),
  readyWithResource: { properties: { resource: 'r-fractions', state: { type: 'ready', ...now, item: video, progress: null } } },
  readyFromChild: {
    children: () => {
      const child = document.createElement('video');
      child.controls = true;
      child.preload = 'none';
      child.title = '静夜思';
      child.poster = '/demo/media/files/quiet-night/cover.jpg';
      child.src = '/demo/media/files/quiet-night/master.mp4';
      return [child];
    },
  },
} satisfies StoryFile['states'];
