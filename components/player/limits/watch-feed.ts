/** How long the person may watch, from the resource port: when it plays, now and then, and as soon as a guardian changes it. */
import type { Link, WatchTime } from '../../base/index.ts';
import type { LsPlayer } from '../player.ts';

type WatchLink = Pick<Link<LsPlayer, 'resources'>, 'ports' | 'signal'>;
const heard = new WeakSet<AbortSignal>();

/** Without a line and without anything kept nobody is held up. */
export async function feedWatchTime(link: WatchLink, show: (known: WatchTime) => void): Promise<void> {
  const { ports, signal } = link;
  const read = async (): Promise<void> => {
    const answer = await ports.resources.watchTime(null, { signal }).catch(() => null);
    if (answer && !signal.aborted) show(answer.value);
  };
  if (!heard.has(signal)) {
    heard.add(signal);
    ports.resources.subscribe(({ type }) => void (type === 'watch-time.changed' && read()), { signal });
  }
  await read();
}
