/** What a picker can do besides finding and opening: it comes once the first results stand there. */
import { problemFrom } from '../../base/index.ts';
import { connectExporting } from './export.ts';
import { connectKeeping } from './keep.ts';
import { connectOffline, type OfflineConnection } from './offline.ts';
import type { PickerLink } from './place.ts';

export interface Rest extends Pick<OfflineConnection, 'offer'> {
  /** Results stand there. */
  found(): void;
}

export function connectRest(link: PickerLink): Rest {
  const offerFiles = connectExporting(link);
  connectKeeping(link)();
  const { refresh, offer } = connectOffline(link);
  refresh();
  // Most pickers give nothing to anybody.
  if (link.host.gives) void import('./giving.ts').then(({ connectGiving }) => connectGiving(link), (error: unknown) => link.fail(problemFrom(error)));
  return { offer, found: offerFiles };
}
