/** Cue points of a lesson from the resource port: read when the lesson plays, after each change, and whenever it is asked again. */
import type { CuePointList, Link } from '../../base/index.ts';
import type { LsPlayer } from '../player.ts';
import type { LsPlayerCuePointChangeRequestEvent } from './cue-events.ts';

/** Without a line, and without a right to any, the lesson plays as it is. */
export async function feedCuePoints(
  link: Pick<Link<LsPlayer, 'resources'>, 'ports' | 'signal' | 'on'>,
  resourceId: string,
  show: (list: CuePointList) => void,
): Promise<void> {
  const { resources } = link.ports;
  const { signal } = link;
  const read = async (): Promise<void> => {
    const answer = await resources.cuePoints(resourceId, { signal }).catch(() => null);
    if (answer && !signal.aborted) show(answer.value);
  };
  link.on<LsPlayerCuePointChangeRequestEvent>('ls-player-cue-point-change-request', async ({ detail }) => {
    await resources.changeCuePoint(detail.change).finally(read);
  });
  await read();
}
