/** Our player, as a host with a bundler puts it on a page. */
import '../../../../components/player/player.define.ts';
import type { PlayerItem } from '../../../../components/player/player.types.ts';
import { boxes, isPlay, lesson, src, video } from '../job.ts';

for (const box of boxes()) {
  const player = document.createElement('ls-player');
  player.muted = true;
  if (lesson === '') player.src = src;
  else player.state = { type: 'ready', item: lessonOf(lesson), progress: null, asOf: new Date().toISOString(), stale: false, pending: 0 };
  const child = video();
  child.autoplay = false;
  player.append(child);
  box.append(player);
  if (isPlay) void player.play();
}

/** The stream as a lesson of a service: what is watched of it is recorded. */
function lessonOf(resourceId: string): PlayerItem {
  const stream = { kind: 'hls', url: src, mimeType: 'application/vnd.apple.mpegurl', width: null, height: null, bitrate: null, sizeBytes: null } as const;
  // Nobody is asked to rest: of no stage.
  return { resourceId, title: resourceId, kind: 'video', stage: null, poster: null, durationSeconds: null, renditions: [stream], sound: [], documents: [], tracks: [], directory: [], provider: '' };
}

// The harness of other players counts one control a player: the button on its face.
Object.assign(globalThis, { __bench: { controls: 'ls-player >>> button.start' } });
