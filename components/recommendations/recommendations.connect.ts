import { connectPorts, ready } from '../base/index.ts';
import { LsRecommendationsChangeEvent, LsRecommendationsChangeRequestEvent, LsRecommendationsReportRequestEvent } from './recommendations.events.ts';
import { LsRecommendations } from './recommendations.ts';
import type { RecommendationsData } from './recommendations.types.ts';

/** Shows what is recommended, and follows when it, or what the person has set, is another. */
export function connectRecommendations(): void {
  connectPorts(LsRecommendations, {
    needs: ['resources'],
    watch: ['resource'],
    connect(link) {
      const { resources } = link.ports;
      let done = '';
      const read = (): Promise<void> =>
        link.read(
          'recommendations',
          async (signal) => {
            const { resource } = link.host;
            const [answer, offered] = await Promise.all([resources.recommendations({ signal }), resource === '' ? null : resources.get(resource, { signal }).then(({ value }) => value.title, () => null)]);
            return { ...answer, offered };
          },
          ({ value, offered, ...freshness }) => ready<RecommendationsData>({ ...value, offered, done }, freshness),
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
      link.on<LsRecommendationsReportRequestEvent>(LsRecommendationsReportRequestEvent.type, (request) => {
        const { resourceId, report, id } = request.detail;
        request.respondWith(resources.report(resourceId, report, id).then(({ value }) => value?.caseNumber ?? null));
      });
      resources.subscribe(({ type }) => void ((type === 'recommendation.changed' || type === 'catalogue.changed') && readAgain()), { signal: link.signal });
      void read();
    },
  });
}
