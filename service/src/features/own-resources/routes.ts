/** Routes of the tag `own-resources`. */
import { routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { negotiateLanguage } from '../../http/language.ts';
import { readBytes } from '../../http/read-body.ts';
import type { Services } from '../../services.ts';
import { writeToc } from '../../exchange/toc-write.ts';
import { decide } from './decide.ts';
import { readDirectory, treeOf } from './directory.ts';
import { FileStore } from './file-store.ts';
import { checkOwnLink } from './link-check.ts';
import type { Caller } from '../../identity/caller.ts';
import { dropMarked } from '../../uploads/dropped-files.ts';
import { listOwn, listWaiting, readOwn, type Reading } from './own-resource-rows.ts';
import { settleFiles } from './publication.ts';
import { beginUpload, dropFile, readFile, storePart } from './upload.ts';
import { dropOwn, submitOwn, withdrawOwn, writeOwn } from './write-own-resource.ts';

export function ownResourceRoutes({ carrier, catalogues, config }: Services): Implementation[] {
  const store = new FileStore(config);
  const dropLater = ({ tenantId }: Caller) => async (): Promise<void> => dropMarked(carrier.db, store, tenantId);
  const readingOf = async (tenantId: string, request: Request): Promise<Reading> => ({
    language: negotiateLanguage(request.headers.get('accept-language')),
    places: await catalogues.of(tenantId),
  });
  /** The index is read before the transaction begins: on one connection it could not be read within. */
  const write = async <Value>(tenantId: string, request: Request, act: (db: Executor, reading: Reading) => Promise<Value>): Promise<Value> => {
    const reading = await readingOf(tenantId, request);
    return carrier.db.transaction().execute((db) => act(db, reading));
  };
  /** Does it, and once it is committed opens or closes the files. */
  const settled = async <Value>(tenantId: string, id: string, act: () => Promise<Value>): Promise<Value> => {
    const value = await act();
    await settleFiles(carrier.db, tenantId, id, store);
    return value;
  };
  const own = { transaction: 'own' } as const;
  return [
    implement(routes.listOwnResources, async ({ db, caller, query }) => listOwn(db, caller, query)),
    implement(routes.readOwnResource, async ({ db, caller, params, request }) => readOwn(db, caller, params.ownResourceId, await readingOf(caller.tenantId, request))),
    implement(routes.writeOwnResource, ({ caller, params, body, request }) => write(caller.tenantId, request, (db, reading) => writeOwn(db, caller, params.ownResourceId, body, reading)), own),
    implement(routes.dropOwnResource, async ({ db, caller, params, afterCommit }) => {
      await dropOwn(db, caller, params.ownResourceId, store);
      afterCommit(dropLater(caller));
      return undefined;
    }),
    implement(routes.beginUpload, async ({ db, caller, params, body, afterCommit }) => {
      afterCommit(dropLater(caller));
      return beginUpload(db, caller, params, body, store);
    }),
    // All of the bytes first: nobody's slow line holds up the database.
    implement(routes.uploadPart, async ({ caller, params, request }) => storePart(carrier, caller, params, await readBytes(request), store), own),
    implement(routes.readOwnFile, async ({ db, caller, params }) => readFile(db, caller, params, store)),
    implement(routes.dropOwnFile, async ({ db, caller, params, afterCommit }) => {
      await dropFile(db, caller, params, store);
      afterCommit(dropLater(caller));
      return undefined;
    }),
    implement(routes.submitOwnResource, ({ caller, params, request }) => write(caller.tenantId, request, (db, reading) => submitOwn(db, caller, params.ownResourceId, reading)), own),
    implement(routes.checkOwnLink, async ({ caller, params, request }) => checkOwnLink(carrier, config, caller, params.ownResourceId, await readingOf(caller.tenantId, request)), own),
    implement(routes.withdrawOwnResource, ({ caller, params, request }) => settled(caller.tenantId, params.ownResourceId, () => write(caller.tenantId, request, (db, reading) => withdrawOwn(db, caller, params.ownResourceId, reading))), own),
    implement(routes.listSubmissions, async ({ db, caller, query }) => listWaiting(db, caller, query)),
    implement(routes.decideAdmission, ({ caller, params, body, request }) => settled(caller.tenantId, params.ownResourceId, () => write(caller.tenantId, request, (db, reading) => decide(db, caller, params.ownResourceId, body, reading))), own),
    implement(routes.readDirectoryXml, async ({ body }) => ({ items: readDirectory(body.xml) })),
    implement(routes.writeDirectoryXml, async ({ body }) => ({ xml: writeToc(treeOf(body.items)) })),
  ];
}
