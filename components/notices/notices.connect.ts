import { connectPorts } from '../base/controllers/port-connection.ts';
import type { Notice } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsNoticeMoreRequestEvent, LsNoticeReadRequestEvent, LsNoticeReportRequestEvent } from './notices.events.ts';
import { LsNotices } from './notices.ts';
import type { NoticesState } from './notices.types.ts';

/** Feeds every `ls-notices`. */
export function connectNotices(): void {
  connectPorts(LsNotices, {
    needs: ['notices'],
    connect(link) {
      const { notices } = link.ports;
      let shown: readonly Notice[] = [];
      let cursor: string | null = null;

      const read = (after: string | null): Promise<void> =>
        link.read(
          'notices',
          (signal) => notices.list(after === null ? {} : { cursor: after }, { signal }),
          ({ value, ...freshness }): NoticesState => {
            shown = after === null ? value.items : [...shown, ...value.items];
            cursor = value.nextCursor;
            if (shown.length === 0) return { type: 'empty' };
            return ready({ notices: shown, unread: value.unread, more: cursor !== null }, freshness);
          },
        );

      notices.subscribe(({ type }) => void (type.startsWith('notice.') && read(null)), { signal: link.signal });
      link.on<LsNoticeMoreRequestEvent>(LsNoticeMoreRequestEvent.type, () => read(cursor));
      link.on<LsNoticeReadRequestEvent>(LsNoticeReadRequestEvent.type, async ({ detail }) => {
        await notices.markRead(detail.noticeId);
        await read(null);
      });
      link.on<LsNoticeReportRequestEvent>(LsNoticeReportRequestEvent.type, (request) => {
        const { noticeId, report, id } = request.detail;
        request.respondWith(notices.report(noticeId, report, id).then(({ value }) => value?.caseNumber ?? null));
      });
      void read(null);
    },
  });
}
