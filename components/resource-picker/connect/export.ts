/** Files of chosen resources for other systems, where there is a port for it. */
import { problemFrom, type RecordsFile } from '../../base/index.ts';
import { LsResourceExportRequestEvent } from '../resource-picker.events.ts';
import { changed, type PickerLink } from './place.ts';

/** @returns offers it; called whenever an answer stands there, which must not wait for it */
export function connectExporting(link: PickerLink): () => void {
  const { exchange } = link.ports;
  if (exchange === undefined) return () => undefined;
  link.on<LsResourceExportRequestEvent>(LsResourceExportRequestEvent.type, async ({ detail: { format, resourceIds } }) => {
    link.show(changed(link, { exported: { type: 'busy' } }));
    try {
      const file = await exchange.export({ format, resourceIds }, { signal: link.signal });
      download(file);
      link.show(changed(link, { exported: { type: 'done', count: file.count, asked: resourceIds.length } }));
    } catch (error) {
      if (!link.signal.aborted) link.show(changed(link, { exported: { type: 'failed', problem: problemFrom(error) } }));
    }
  });
  return () => {
    const { state } = link.host;
    if (state.type === 'ready' && !state.exported) link.show(changed(link, { exported: { type: 'none' } }));
  };
}

function download({ name, mediaType, content }: RecordsFile): void {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  link.download = name;
  link.click();
  // Engines read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
