import { connectPorts, ready, type PersonReference } from '../base/index.ts';
import { LsRecommendationsChangeEvent, LsRecommendationsChangeRequestEvent, LsRecommendationsLearnersRequestEvent, LsRecommendationsReportRequestEvent } from './recommendations.events.ts';
import { LsRecommendations } from './recommendations.ts';
import type { RecommendationsData } from './recommendations.types.ts';

/** Shows what is recommended, and follows when it, or what the person has set, is another. */
export function connectRecommendations(): void {
  connectPorts(LsRecommendations, {
    needs: ['resources'],
    uses: ['tasks'],
    watch: ['resource'],
    connect(link) {
      const { resources, tasks } = link.ports;
      let learners: Record<string, readonly PersonReference[] | null> = {};
      let done = '';
      const read = (): Promise<void> =>
        link.read(
          'recommendations',
          async (signal) => {
            const { resource } = link.host;
            const [answer, offered] = await Promise.all([resources.recommendations({ signal }), resource === '' ? null : resources.get(resource, { signal }).then(({ value }) => value.title, () => null)]);
            // Only who recommends to others chooses among what stands near it.
            const near = offered === null || answer.value.audiences.length === 0 ? [] : await resources.related(resource, { signal }).then(({ value }) => value.map((one) => one.resource), () => []);
            return { ...answer, offered, near };
          },
          ({ value, offered, near, ...freshness }) => ready<RecommendationsData>({ ...value, offered, near, learners, done }, freshness),
        );
      let isReading = false;
      let isOld = false;
      /** However many changes come at once, one question is under way, and one more behind it. */
      const readAgain = async (): Promise<void> => {
        isOld = true;
        if (isReading) return;
        isReading = true;
        while (isOld) {
          isOld = false;
          await read();
        }
        isReading = false;
      };
      link.on<LsRecommendationsChangeRequestEvent>(LsRecommendationsChangeRequestEvent.type, async ({ detail: { change, id } }) => {
        await resources.changeRecommendations(change);
        done = id;
        link.host.dispatchEvent(new LsRecommendationsChangeEvent(change));
        await read();
      });
      link.on<LsRecommendationsLearnersRequestEvent>(LsRecommendationsLearnersRequestEvent.type, async ({ detail: { classId } }) => {
        const found = await tasks?.learners?.(classId, { signal: link.signal }).then(({ value }) => value, () => null);
        learners = { ...learners, [classId]: found ?? null };
        if (link.host.state.type === 'ready') link.show({ ...link.host.state, learners });
      });
      link.on<LsRecommendationsReportRequestEvent>(LsRecommendationsReportRequestEvent.type, (request) => {
        const { resourceId, report, id } = request.detail;
        request.respondWith(resources.report(resourceId, report, id).then(({ value }) => value?.caseNumber ?? null));
      });
      resources.subscribe(({ type }) => void ((type === 'recommendation.changed' || type === 'catalogue.changed') && readAgain()), { signal: link.signal });
      void read();
    },
  });
}
