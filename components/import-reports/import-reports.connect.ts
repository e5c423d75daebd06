import { connectPorts } from '../base/controllers/port-connection.ts';
import type { ImportReport } from '../base/ports/index.ts';
import { problemFrom } from '../base/problem.ts';
import { ready } from '../base/state.ts';
import { LsImportCancelRequestEvent, LsImportMoreRequestEvent, LsImportStartRequestEvent } from './import-reports.events.ts';
import { LsImportReports } from './import-reports.ts';
import type { ImportReportsState, ImportUpload } from './import-reports.types.ts';

/** So many at once: a report with a thousand broken rows is long. */
const pageSize = 5;
/** A run says how far it is in its report alone: it is looked at again so often. */
const lookAgainMs = 700;

/** Feeds every `ls-import-reports`. */
export function connectImportReports(): void {
  connectPorts(LsImportReports, {
    needs: ['imports'],
    connect(link) {
      const { imports } = link.ports;
      let shown: readonly ImportReport[] = [];
      let cursor: string | null = null;
      let upload: ImportUpload = { type: 'none' };
      let sending: AbortController | undefined;
      let again: ReturnType<typeof setTimeout> | undefined;

      const read = (after: string | null): Promise<void> =>
        link.read(
          'imports',
          (signal) => imports.list({ limit: pageSize, ...(after === null ? {} : { cursor: after }) }, { signal }),
          ({ value, ...freshness }): ImportReportsState => {
            shown = after === null ? value.items : [...shown, ...value.items];
            cursor = value.nextCursor;
            clearTimeout(again);
            if (shown.some(({ finishedAt }) => finishedAt === null)) again = setTimeout(() => void read(null), lookAgainMs);
            return ready({ reports: shown, more: cursor !== null, upload }, freshness);
          },
        );
      const say = (now: ImportUpload): void => {
        upload = now;
        const { state } = link.host;
        if (state.type === 'ready') link.show({ ...state, upload });
      };

      imports.subscribe(() => void read(null), { signal: link.signal });
      link.signal.addEventListener('abort', () => {
        clearTimeout(again);
        sending?.abort();
      });
      link.on<LsImportMoreRequestEvent>(LsImportMoreRequestEvent.type, () => read(cursor));
      link.on<LsImportStartRequestEvent>(LsImportStartRequestEvent.type, async ({ detail: { file, source } }) => {
        sending?.abort();
        const own = new AbortController();
        sending = own;
        say({ type: 'sending', name: file.name });
        try {
          await imports.start({ name: file.name, source, content: file }, { signal: own.signal });
          say({ type: 'none' });
          await read(null);
        } catch (error) {
          // Whoever ended it, or sent another file, knows.
          if (sending === own) say(own.signal.aborted ? { type: 'none' } : { type: 'failed', problem: problemFrom(error) });
        }
      });
      link.on<LsImportCancelRequestEvent>(LsImportCancelRequestEvent.type, async ({ detail: { importId } }) => {
        if (importId === null) return sending?.abort();
        await imports.cancel(importId);
        await read(null);
      });
      void read(null);
    },
  });
}
