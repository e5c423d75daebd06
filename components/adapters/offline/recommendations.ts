/** Recommending on a bad line: what was switched off is off at once, what was dismissed is gone, and the service hears later. */
import type { Recommendations, RecommendationPort } from '../../base/ports/recommendations.ts';
import type { OfflineCatalogueOptions } from './catalogue.ts';
import type { Write } from './database.ts';

export function offlineRecommendations({ remote, read, write, onChange }: Pick<OfflineCatalogueOptions, 'remote' | 'read' | 'write' | 'onChange'>): RecommendationPort {
  return {
    recommendations: ({ signal } = {}) =>
      read({ question: ['recommendations'], load: (ports, call) => ports.resources.recommendations(call), change: 'recommendation.changed', signal }, withQueuedRecommendations),
    changeRecommendations: async (change) => {
      const receipt = await write<null>('recommendations', { kind: 'recommendation', change }, () => remote.resources.changeRecommendations(change));
      // The other elements of the page follow, also while the line is down.
      onChange({ type: 'recommendation.changed' });
      return receipt;
    },
  };
}

/** What is recommended as the person left it. What only the service can find is not there until it is asked. */
export function withQueuedRecommendations(known: Recommendations, writes: readonly Write[]): Recommendations {
  let now = known;
  for (const { command } of writes) {
    if (command.kind !== 'recommendation') continue;
    const { change } = command;
    if (change.act === 'set') now = { ...now, ...change.settings, lists: listsIn(change.settings.mode, now.lists) };
    if (change.act === 'restore') now = { ...now, dismissed: now.dismissed.filter(({ resourceId }) => resourceId !== change.resourceId) };
    if (change.act === 'withdraw') now = { ...now, given: now.given.filter(({ id }) => id !== change.id) };
    if (change.act === 'dismiss') now = withoutResource(now, change.resourceId);
  }
  return now;
}

function listsIn(mode: Recommendations['mode'], lists: Recommendations['lists']): Recommendations['lists'] {
  const kinds: Record<Recommendations['mode'], readonly string[]> = { off: ['neutral'], teachers: ['teacher'], all: ['teacher', 'task', 'authority', 'interests'] };
  return lists.filter(({ kind }) => kinds[mode].includes(kind));
}

function withoutResource(known: Recommendations, resourceId: string): Recommendations {
  const title = known.lists.flatMap(({ items }) => items).find(({ resource }) => resource.id === resourceId)?.resource.title ?? '';
  return {
    ...known,
    dismissed: [{ resourceId, title }, ...known.dismissed.filter((one) => one.resourceId !== resourceId)],
    lists: known.lists
      .map((list) => (list.kind === 'neutral' ? list : { ...list, items: list.items.filter(({ resource }) => resource.id !== resourceId) }))
      .filter(({ items }) => items.length > 0),
  };
}
