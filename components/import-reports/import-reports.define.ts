import { define, tagName } from '../base/index.ts';
import { connectImportReports } from './import-reports.connect.ts';
import { LsImportReports } from './import-reports.ts';

// A host that defines the element also gets the types of its events.
export type * from './import-reports.events.ts';

connectImportReports();
define(tagName('import-reports'), LsImportReports);

declare global {
  interface HTMLElementTagNameMap {
    'ls-import-reports': LsImportReports;
  }
}
