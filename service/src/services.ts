/** Everything the app works with, opened once. */
import { readFileSync } from 'node:fs';
import type { BlockList } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { ContentOrigin } from './content/content-origin.ts';
import type { Carrier } from './database/carrier.ts';
import { GroupCommit } from './database/group-commit.ts';
import { openAnnouncementClock, type AnnouncementClock } from './features/announcements/clock.ts';
import { announcedFiles, AnnouncedFileSweep } from './features/announcements/announced-files.ts';
import { planPictures, PlanPictureSweep } from './features/plans/pictures.ts';
import { AttachmentSweep } from './features/chat/attachment-sweep.ts';
import { messageFiles } from './features/chat/attachments.ts';
import { attachMessages } from './features/chat/attach-messages.ts';
import { proxyList } from './http/client-address.ts';
import { RateLimit } from './http/rate-limit.ts';
import { Callers } from './identity/caller.ts';
import { ImportJobs } from './exchange/import-jobs.ts';
import { DemoIdentity } from './identity/demo.ts';
import { withGuests } from './lti/guests.ts';
import { issuerVerifier } from './identity/issuer.ts';
import { secretKey } from './identity/secrets.ts';
import { Tokens } from './identity/tokens.ts';
import { VerificationBudget } from './identity/verification-budget.ts';
import { databaseBus } from './outbox/bus.ts';
import { openFeed, type Feed } from './outbox/feed.ts';
import { openNatsBus } from './outbox/nats-bus.ts';
import { openPushClock, type PushClock } from './push/clock.ts';
import { Catalogues } from './search/catalogues.ts';
import { FileStore } from './features/own-resources/file-store.ts';
import { PartStore } from './uploads/part-store.ts';
import { UploadSweep } from './features/own-resources/upload-sweep.ts';
import type { Delivery } from './xapi/statement/prepare.ts';
import { storeDeliveries } from './xapi/statement/record.ts';

/** Whether the first import is still running, and how far it is (0 to 1). */
export interface Readiness {
  state: 'ready' | 'importing';
  progress: number;
}

export interface Services {
  readonly config: Config;
  readonly carrier: Carrier;
  readonly logger: Logger;
  readonly callers: Callers;
  /** Null in issuer mode. */
  readonly demo: DemoIdentity | null;
  readonly feed: Feed;
  /** Learning records on their way into the store. */
  readonly records: GroupCommit<Delivery, string[]>;
  readonly announcements: AnnouncementClock;
  /** Tells devices while nothing is open. */
  readonly push: PushClock;
  /** Requests without a token, by address. */
  readonly openLimit: RateLimit;
  readonly proxies: BlockList;
  /** Where the work of vendors runs. */
  readonly content: ContentOrigin;
  /** Imports that run. */
  readonly imports: ImportJobs;
  /** Ends uploads with which nobody goes on. */
  readonly uploads: UploadSweep;
  /** Ends uploads of messages that were never sent, and what was kept of messages taken back. */
  readonly attachments: AttachmentSweep;
  /** The same of announcements. */
  readonly announcedFiles: AnnouncedFileSweep;
  /** The same of pictures in lesson plans. */
  readonly planPictures: PlanPictureSweep;
  /** The search indexes. */
  readonly catalogues: Catalogues;
  readonly readiness: Readiness;
  readonly version: string;
  /** Ends streams and background work, then the database. */
  close(): Promise<void>;
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** A school stands behind one address: requests without a token may be so many times those of one person. */
const peopleBehindAddress = 10;

/** Opens the services over an open database. */
export async function openServices(config: Config, carrier: Carrier, logger: Logger): Promise<Services> {
  const demo = config.issuer === null ? new DemoIdentity(secretKey(config.dataFolder, 'demo-token')) : null;
  const verify = config.issuer === null ? demo?.verify : issuerVerifier(config.issuer, carrier.db);
  if (verify === undefined) throw new Error('Neither an issuer nor the demo can vouch for people.');
  const onError = (error: unknown) => logger.warn({ background: error instanceof Error ? error.name : 'error' });
  const bus = config.nats === null ? databaseBus(carrier) : openNatsBus(config.nats, (isUp) => logger[isUp ? 'info' : 'warn']({ nats: isUp ? 'connected' : 'unreachable' }));
  const feed = await openFeed(carrier, bus, onError, attachMessages);
  const announcements = openAnnouncementClock(carrier, (tenantId) => feed.sequencer.wake(tenantId), onError);
  const push = openPushClock(carrier, config.push, onError);
  const imports = new ImportJobs({ db: carrier.db, onDone: (tenantId) => feed.sequencer.wake(tenantId), onError });
  await imports.sweep();
  const uploads = new UploadSweep({ carrier, store: new FileStore(config), wake: (tenantId) => feed.sequencer.wake(tenantId), onError });
  const attachments = new AttachmentSweep(carrier, new PartStore(config, messageFiles), onError);
  const announced = new AnnouncedFileSweep(carrier, new PartStore(config, announcedFiles.area), onError);
  const pictures = new PlanPictureSweep(carrier, new PartStore(config, planPictures.area), onError);
  const catalogues = new Catalogues(carrier.db, logger);
  return {
    config,
    carrier,
    logger,
    demo,
    feed,
    records: new GroupCommit(carrier.db, storeDeliveries, { most: 200, sizeOf: ({ statements }) => statements.length }),
    announcements,
    push,
    imports,
    uploads,
    attachments,
    announcedFiles: announced,
    planPictures: pictures,
    catalogues,
    callers: new Callers(carrier.db, new Tokens(withGuests(secretKey(config.dataFolder, 'lti-token'), verify), new VerificationBudget(config.rateLimit)), new RateLimit(config.rateLimit)),
    openLimit: new RateLimit(config.rateLimit * peopleBehindAddress),
    proxies: proxyList(config.trustedProxies),
    content: new ContentOrigin(config),
    readiness: { state: 'ready', progress: 1 },
    version,
    async close() {
      await imports.close();
      await catalogues.close();
      await uploads.close();
      await attachments.close();
      await announced.close();
      await pictures.close();
      await push.close();
      await announcements.close();
      await feed.close();
      await carrier.close();
    },
  };
}
