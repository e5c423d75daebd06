/** Feeds `ls-player` from the resource and progress ports, and takes its learning records. */
import { connectPorts, ready, type Course, type Progress } from '../base/index.ts';
import { importAgain } from '../base/import-again.ts';
import type { ReadCourse } from './frame/course-feed.ts';
import type { PlayedData } from './learning/feeds.ts';
import { isPackage, itemOfResource } from './media/item.ts';
import { LsPlayerLaunchRequestEvent, LsPlayerRecordRequestEvent, LsPlayerReportRequestEvent } from './player.events.ts';
import { LsPlayer } from './player.ts';
import type { PlayerItem } from './player.types.ts';

/** What a lesson asks for when it plays. */
const playing = ['ls-player-notes-request', 'ls-player-cue-points-request', 'ls-player-watch-time-request'] as const;

/** Connects every player. Progress is a help, not a condition: without it the lesson begins at the beginning. */
export function connectPlayer(): void {
  connectPorts(LsPlayer, {
    needs: ['resources'],
    uses: ['progress', 'shelf', 'tasks'],
    watch: ['resource', 'task'],
    connect(link) {
      const { resource, taskId } = link.host;
      if (!resource) {
        link.show({ type: 'unset' });
        return;
      }
      const { resources, progress } = link.ports;

      const readProgress = async (signal: AbortSignal): Promise<Progress | null> => {
        try {
          return progress ? (await progress.get({ resourceId: resource, taskId }, { signal })).value : null;
        } catch {
          return null;
        }
      };
      link.on<LsPlayerRecordRequestEvent>(LsPlayerRecordRequestEvent.type, async ({ detail }) => {
        await progress?.record(detail.records);
      });
      link.on<LsPlayerReportRequestEvent>(LsPlayerReportRequestEvent.type, (request) => {
        const { resourceId, report, id } = request.detail;
        request.respondWith(resources.report(resourceId, report, id).then(({ value }) => value?.caseNumber ?? null));
      });
      const known: PlayedData = {};
      const show = (news: PlayedData): void => {
        Object.assign(known, news);
        const { state } = link.host;
        if (state.type === 'ready') link.show({ ...state, ...news });
      };
      for (const type of playing) {
        link.on(type, async () => {
          const { feeds } = await importAgain(() => import('./learning/feeds.ts'));
          await feeds[type](link, resource, show);
        });
      }
      // From the beginning: while the course is read again, its units are still there to be opened.
      link.on<LsPlayerLaunchRequestEvent>(LsPlayerLaunchRequestEvent.type, (request) => {
        const { resourceId, unit, ...detail } = request.detail;
        request.respondWith(unit === null ? resources.get(resource).then(({ value }) => resources.launchLink(value.identifier)) : resources.launch(resourceId, { ...detail, unit }));
      });
      let feed: ReadCourse | null = null;
      const readCourse = async (item: PlayerItem | null, signal: AbortSignal): Promise<Course | null> => {
        if (!item || !isPackage(item)) return null;
        const { courseFeed } = await importAgain(() => import('./frame/course-feed.ts'));
        feed ??= courseFeed(link, resource);
        return feed(signal);
      };
      void link.read(
        'resource',
        async (signal) => {
          const [answer, progressed] = await Promise.all([resources.get(resource, { signal }), readProgress(signal)]);
          const item = itemOfResource(answer.value);
          return { ...answer, item, progress: progressed, course: await readCourse(item, signal) };
        },
        ({ item, asOf, stale, ...read }) =>
          item && (read.course || !isPackage(item)) ? ready({ item, progress: read.progress, course: read.course, ...known }, { asOf, stale }) : { type: 'empty' },
      );
    },
  });
}
