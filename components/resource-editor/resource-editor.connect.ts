import { connectPorts } from '../base/controllers/port-connection.ts';
import { newId } from '../base/id.ts';
import type { OwnFile, OwnFileRole, OwnResource, OwnResourceDraft, TaxonomyNode } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { emptyDraft } from './model/draft.ts';
import {
  LsCategoryRequestEvent, LsDirectoryExportRequestEvent, LsDirectoryImportRequestEvent, LsLinkCheckRequestEvent, LsOwnResourceChangeEvent, LsResourceFileRequestEvent, LsResourceSubmitRequestEvent,
  LsResourceWithdrawRequestEvent, LsResourceWriteRequestEvent,
} from './resource-editor.events.ts';
import { LsResourceEditor } from './resource-editor.ts';
import type { ResourceEditorData, ResourceEditorState } from './resource-editor.types.ts';

/** Feeds every `ls-resource-editor`. */
export function connectResourceEditor(): void {
  connectPorts(LsResourceEditor, {
    needs: ['ownResources', 'identity'],
    uses: ['resources'],
    watch: ['resource'],
    connect(link) {
      const { ownResources, identity, resources } = link.ports;
      const { host } = link;
      const id = host.resource || newId();
      let isBegun = host.resource !== '';
      const uploads = new Map<OwnFileRole, AbortController>();
      link.signal.addEventListener('abort', () => uploads.forEach((upload) => upload.abort()), { once: true });

      const tell = (part: Partial<ResourceEditorData>): void => {
        if (host.state.type === 'ready') link.show({ ...host.state, ...part });
      };
      const shown = (): ResourceEditorData | undefined => (host.state.type === 'ready' ? host.state : undefined);
      const take = (resource: OwnResource, saving: ResourceEditorData['saving']): void => {
        tell({ resource, saving });
        host.dispatchEvent(new LsOwnResourceChangeEvent(resource));
      };
      /** Writes go one after the other: the service must not get an older draft after a newer one. */
      let last: Promise<unknown> = Promise.resolve();
      const write = (draft: OwnResourceDraft): Promise<void> => {
        const next = last.then(async () => {
          tell({ saving: 'saving' });
          try {
            const { status, value } = await ownResources.write(id, draft);
            isBegun = true;
            if (value !== null) take(value, 'saved');
            else tell({ saving: status === 'queued' ? 'queued' : 'saved' });
          } catch (error) {
            tell({ saving: 'none' });
            throw error;
          }
        });
        last = next.catch(() => undefined);
        return next;
      };
      const refresh = async (): Promise<void> => {
        const { value } = await ownResources.get(id, { signal: link.signal });
        take(value, shown()?.saving ?? 'none');
      };
      const coverOf = async ({ files }: OwnResource): Promise<Blob | null> => {
        if (!files.some(({ role, kind }) => role === 'cover' && kind !== null)) return null;
        return ownResources.file(id, 'cover', { signal: link.signal }).then(({ value }) => value, () => null);
      };
      const categories = async (nodeId: string | null, signal?: AbortSignal): Promise<Pick<ResourceEditorData, 'levels' | 'path'>> => {
        if (resources === undefined) return { levels: [], path: [] };
        const at = (node: string | null) => resources.taxonomy(node, signal && { signal }).then(({ value }) => value);
        const { path, children } = await at(nodeId);
        const above = await Promise.all(path.map((_node, depth) => at(path[depth - 1]?.id ?? null)));
        const isLast = path.at(-1)?.kind === 'chapter';
        const below = children.filter(({ kind }) => kind !== 'knowledge-point');
        return { levels: [...above.map((level) => level.children), ...(below.length > 0 && !isLast ? [below] : [])], path };
      };

      link.on<LsResourceWriteRequestEvent>(LsResourceWriteRequestEvent.type, ({ detail }) => write(detail.draft));
      link.on<LsResourceSubmitRequestEvent>(LsResourceSubmitRequestEvent.type, async ({ detail }) => {
        await write(detail.draft);
        // What is missing is said beside its field; the service would refuse it.
        if ((shown()?.resource.obstacles.length ?? 1) > 0) return;
        const { value } = await ownResources.submit(id);
        if (value !== null) take(value, 'saved');
      });
      link.on<LsLinkCheckRequestEvent>(LsLinkCheckRequestEvent.type, async ({ detail }) => {
        if (shown()?.isAsking === true) return;
        tell({ isAsking: true });
        try {
          await write(detail.draft);
          const { value } = await ownResources.checkLink(id);
          if (value !== null) take(value, shown()?.saving ?? 'none');
        } finally {
          tell({ isAsking: false });
        }
      });
      link.on<LsResourceWithdrawRequestEvent>(LsResourceWithdrawRequestEvent.type, async () => {
        const { value } = await ownResources.withdraw(id);
        if (value !== null) take(value, 'none');
      });
      link.on<LsResourceFileRequestEvent>(LsResourceFileRequestEvent.type, async ({ detail: { role, file } }) => {
        uploads.get(role)?.abort();
        uploads.delete(role);
        const settle = (upload: OwnFile | undefined): void => {
          const { [role]: _before, ...others } = shown()?.uploads ?? {};
          tell({ uploads: upload === undefined ? others : { ...others, [role]: upload } });
        };
        if (file === null) {
          settle(undefined);
          await ownResources.dropFile(id, role);
          await refresh();
          if (role === 'cover') tell({ cover: null });
          return;
        }
        // A file belongs to a draft: one that was never kept is kept first.
        const { draft } = host;
        if (!isBegun && draft !== null) await write(draft);
        const upload = new AbortController();
        uploads.set(role, upload);
        try {
          await ownResources.upload(id, role, file, { signal: upload.signal, onProgress: (state) => upload.signal.aborted || settle(state) });
        } catch (error) {
          if (!upload.signal.aborted) throw error;
        } finally {
          if (uploads.get(role) === upload) settle(undefined);
        }
        if (upload.signal.aborted) return;
        await refresh();
        if (role === 'cover') tell({ cover: file });
      });
      link.on<LsCategoryRequestEvent>(LsCategoryRequestEvent.type, async ({ detail }) => tell(await categories(detail.nodeId, link.signal)));
      link.on<LsDirectoryImportRequestEvent>(LsDirectoryImportRequestEvent.type, async ({ detail }) => {
        const lines = await ownResources.readDirectory(detail.xml).catch(() => null);
        tell({ directory: { id: detail.id, lines } });
      });
      link.on<LsDirectoryExportRequestEvent>(LsDirectoryExportRequestEvent.type, async ({ detail }) => {
        host.saveFile(await ownResources.writeDirectory(detail.lines));
      });
      ownResources.subscribe(
        ({ ownResourceId }) => {
          // The own writes tell of themselves; a decision comes from elsewhere.
          const state = shown()?.resource.state;
          if (ownResourceId === id && (state === 'pending-review' || state === 'admitted')) void refresh().catch(() => undefined);
        },
        { signal: link.signal },
      );
      void link.read(
        'resource',
        async (signal) => {
          const me = (await identity.me({ signal })).value;
          const acting = me.identities.find((one) => one.id === identity.actingIdentity) ?? me.identities[0];
          const fresh = { id, state: 'draft', author: me.person, changedAt: new Date().toISOString(), submittedAt: null, decision: null, resourceId: null } as const;
          const begun: OwnResource = { ...fresh, draft: { ...emptyDraft, provider: acting?.organisation.name ?? '' }, files: [], obstacles: [], counters: { clicks: null, learners: null } };
          const answer = isBegun ? await ownResources.get(id, { signal }) : { value: begun, asOf: fresh.changedAt, stale: false };
          const mayWrite = acting?.role === 'teacher' && answer.value.author.id === me.person.id;
          const [tree, cover, own] = await Promise.all([
            categories(answer.value.draft.node, signal).catch(() => ({ levels: [] as (readonly TaxonomyNode[])[], path: [] })),
            coverOf(answer.value),
            isBegun || !mayWrite ? [] : ownResources.list({ limit: 50 }, { signal }).then(({ value }) => value.items),
          ]);
          return { ...answer, ...tree, cover, own, mayWrite };
        },
        ({ value, levels, path, cover, own, mayWrite, ...freshness }): ResourceEditorState =>
          ready<ResourceEditorData>({ resource: value, own, mayWrite, saving: 'none', isAsking: false, uploads: {}, cover, levels, path, directory: null }, freshness),
      );
    },
  });
}
