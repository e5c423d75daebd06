/** What is recorded of a lesson goes to who keeps it, and the page hears how far the person is. */
import type { Playback } from '../media/playback.ts';
import type { PlayerProgressDetail } from '../player.events.ts';
import type { PlayerItem } from '../player.types.ts';
import { Recorder } from '../watching/recorder.ts';
import type { DeckHost } from './deck-host.ts';

export function recorderFor(host: DeckHost, { resourceId }: PlayerItem, playback: Playback): Recorder {
  const detail = (): PlayerProgressDetail => ({
    resourceId,
    taskId: host.taskId,
    positionSeconds: playback.currentTime,
    durationSeconds: Number.isFinite(playback.duration) ? playback.duration : null,
    watched: recorder.watched,
    ratio: recorder.ratio,
  });
  const recorder: Recorder = new Recorder({
    send: (records) => {
      if (resourceId) host.records(records);
    },
    recorded: () => host.progressed(detail()),
    completed: () => host.completed(detail()),
  });
  return recorder;
}
