/** The clock of announcements in one process: delivers those whose time has come, and tells senders how far theirs are. */
import type { Carrier } from '../../database/carrier.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { deliverNext } from './send.ts';

const tickMilliseconds = 1000;

export interface AnnouncementClock {
  /** Says that somebody has read or answered. Its sender hears of it with the next tick, once for all of them. */
  touch(tenantId: string, announcementId: string): void;
  close(): Promise<void>;
}

/**
 * Starts the clock. Any number of processes may run one: each announcement is delivered by one of them.
 * @param wake tells that a tenant has new events
 */
export function openAnnouncementClock(carrier: Carrier, wake: (tenantId: string) => void, onError: (error: unknown) => void): AnnouncementClock {
  const touched = new Map<string, { tenantId: string; announcementId: string }>();
  let running: Promise<void> | null = null;

  const tick = async (): Promise<void> => {
    for (let tenantId = await deliverNext(carrier.db); tenantId !== null; tenantId = await deliverNext(carrier.db)) wake(tenantId);
    for (const [key, { tenantId, announcementId }] of touched) {
      touched.delete(key);
      const sender = await carrier.db.selectFrom('announcement').select('sender_id').where('tenant_id', '=', tenantId).where('id', '=', announcementId).executeTakeFirst();
      if (sender === undefined) continue;
      await appendEvents(carrier.db, [{ tenantId, type: 'announcement.changed', subject: { announcementId }, audience: [sender.sender_id] }]);
      wake(tenantId);
    }
  };
  const timer = setInterval(() => {
    running ??= tick()
      .catch(onError)
      .finally(() => (running = null));
  }, tickMilliseconds);
  timer.unref();
  return {
    touch: (tenantId, announcementId) => void touched.set(`${tenantId}\n${announcementId}`, { tenantId, announcementId }),
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
