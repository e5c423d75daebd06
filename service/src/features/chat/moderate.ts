/** What moderators do to class talks, and what the two of a private talk do against what hurts: block. */
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { childrenAround, requireNoResults } from '../results-to-all.ts';
import { readConversation, type ConversationBody } from './conversation-rows.ts';
import { membersOf } from './members.ts';
import { changeMessage, hold, keepAct, moderatedMessage, tell, type Held } from './write-message.ts';

type Moderation = RouteInput<typeof routes.moderateConversation>['body'];

/** A class talk that the caller moderates. @throws ProblemError not-found */
async function holdModerated(db: Executor, caller: Caller, conversationId: string): Promise<Held> {
  const held = await hold(db, caller, conversationId);
  if (held.kind !== 'class') throw new ProblemError('not-found');
  return held;
}

/** Gives a conversation a new revision, with what is changed of it, and says so to all who take part. */
export async function bumpConversation(
  db: Executor,
  caller: Caller,
  held: Pick<Held, 'id' | 'revision'>,
  set: { title?: string; closed?: boolean; reviewed?: boolean; slow_seconds?: number } = {},
): Promise<void> {
  const revision = held.revision + 1;
  await db.updateTable('conversation').set({ ...set, revision }).where((where) => where.and({ tenant_id: caller.tenantId, id: held.id })).execute();
  await tell(db, caller, held.id, { revision });
}

export async function moderateConversation(db: Executor, caller: Caller, conversationId: string, moderation: Moderation): Promise<ConversationBody> {
  const held = await holdModerated(db, caller, conversationId);
  if (moderation.act === 'mute' || moderation.act === 'unmute') await moderatePerson(db, caller, held, moderation);
  else {
    const { act, messageId } = moderation;
    const message = await moderatedMessage(db, caller, held, messageId);
    // A teacher may be a guardian of the same class: what a colleague is to look at, or has hidden, is not judged by its writer.
    if (message.authorId === caller.personId && message.state !== 'shown') throw new ProblemError('forbidden');
    if (moderation.act === 'hide' || moderation.act === 'show') {
      const reason = moderation.reason === '' ? null : moderation.reason;
      await keepAct(db, caller, conversationId, { act, messageId, about: message.authorId, before: message.text, reason });
      await changeMessage(db, caller, held, message, { state: act === 'hide' ? 'hidden' : 'shown', reason, ...(act === 'hide' && { pinned: false }) });
    } else {
      await keepAct(db, caller, conversationId, { act, messageId });
      await changeMessage(db, caller, held, message, { pinned: act === 'pin' });
    }
  }
  return readConversation(db, caller, conversationId);
}

async function moderatePerson(db: Executor, caller: Caller, held: Held, moderation: Extract<Moderation, { act: 'mute' | 'unmute' }>): Promise<void> {
  const { tenantId } = caller;
  const { act, personId } = moderation;
  if (personId === caller.personId) throw new ProblemError('forbidden');
  const members = await membersOf(db, tenantId, [held.id]);
  // Teachers cannot silence each other.
  if (!members.some((member) => member.personId === personId && member.role === 'guardian')) throw new ProblemError('not-found');
  await setMute(db, caller, { conversationId: held.id, personId }, moderation.act === 'mute' ? moderation : null);
  await keepAct(db, caller, held.id, { act, about: personId, reason: moderation.act === 'mute' ? moderation.reason : null });
  await bumpConversation(db, caller, held);
}

/** Lets a person write no more until a time, or with `null` at once again. */
export async function setMute(
  db: Executor,
  { tenantId }: Caller,
  { conversationId, personId }: { conversationId: string; personId: string },
  mute: { until: string; reason: string } | null,
): Promise<void> {
  const key = { tenant_id: tenantId, conversation_id: conversationId, person_id: personId };
  if (mute === null) {
    await db.deleteFrom('conversation_mute').where((where) => where.and(key)).execute();
    return;
  }
  const { until, reason } = mute;
  await db
    .insertInto('conversation_mute')
    .values({ ...key, until, reason })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'conversation_id', 'person_id']).doUpdateSet({ until, reason }))
    .execute();
}

export async function configureConversation(db: Executor, caller: Caller, conversationId: string, settings: RouteInput<typeof routes.configureConversation>['body']): Promise<ConversationBody> {
  const held = await holdModerated(db, caller, conversationId);
  const { title, state, reviewed, slowSeconds } = settings;
  if (title !== undefined) await requireNoResults(db, caller.tenantId, [title], childrenAround(caller, held.classId));
  await keepAct(db, caller, conversationId, { act: 'configure', reason: JSON.stringify(settings) });
  await bumpConversation(db, caller, held, {
    ...(title !== undefined && { title }),
    ...(state !== undefined && { closed: state === 'closed' }),
    ...(reviewed !== undefined && { reviewed }),
    ...(slowSeconds !== undefined && { slow_seconds: slowSeconds }),
  });
  return readConversation(db, caller, conversationId);
}

/** Lets the other side of a private talk write no more, or again. */
export async function blockConversation(db: Executor, caller: Caller, conversationId: string, blocked: boolean): Promise<ConversationBody> {
  const { tenantId, personId } = caller;
  const held = await hold(db, caller, conversationId);
  if (held.kind !== 'private') throw new ProblemError('not-found');
  const key = { tenant_id: tenantId, conversation_id: conversationId, person_id: personId };
  if (blocked) {
    await db.insertInto('conversation_block').values({ ...key, at: new Date().toISOString() }).onConflict((conflict) => conflict.doNothing()).execute();
  } else {
    await db.deleteFrom('conversation_block').where((where) => where.and(key)).execute();
  }
  await keepAct(db, caller, conversationId, { act: blocked ? 'block' : 'unblock' });
  await bumpConversation(db, caller, held);
  return readConversation(db, caller, conversationId);
}
