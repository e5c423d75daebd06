import { connectPorts } from '../base/controllers/port-connection.ts';
import type { ImportReport } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsImportMoreRequestEvent } from './import-reports.events.ts';
import { LsImportReports } from './import-reports.ts';
import type { ImportReportsState } from './import-reports.types.ts';

/** So many at once: a report with a thousand broken rows is long. */
const pageSize = 5;

/** Feeds every `ls-import-reports`. */
export function connectImportReports(): void {
  connectPorts(LsImportReports, {
    needs: ['imports'],
    connect(link) {
      const { imports } = link.ports;
      let shown: readonly ImportReport[] = [];
      let cursor: string | null = null;

      const read = (after: string | null): Promise<void> =>
        link.read(
          'imports',
          (signal) => imports.list({ limit: pageSize, ...(after === null ? {} : { cursor: after }) }, { signal }),
          ({ value, ...freshness }): ImportReportsState => {
            shown = after === null ? value.items : [...shown, ...value.items];
            cursor = value.nextCursor;
            return shown.length === 0 ? { type: 'empty' } : ready({ reports: shown, more: cursor !== null }, freshness);
          },
        );

      imports.subscribe(() => void read(null), { signal: link.signal });
      link.on<LsImportMoreRequestEvent>(LsImportMoreRequestEvent.type, () => read(cursor));
      void read(null);
    },
  });
}
