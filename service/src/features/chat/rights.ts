/** What one reader may do in a conversation, and what stands in the way just now. */
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import { allowedRelations } from '../../authorisation/table.ts';
import type { ProblemCode } from '../../../../contract/src/index.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';

type Conversation = RouteOutput<typeof routes.readConversation>;
type Obstacle = NonNullable<Conversation['obstacle']>;

/** The facts about a conversation that may keep the caller from writing. */
export interface Hindrances {
  kind: 'private' | 'class';
  closed: boolean;
  ended: boolean;
  /** By anybody. */
  isBlocked: boolean;
  mutedUntil: string | null;
  mutedWords: string | null;
  slowSeconds: number;
  /** The caller's last message, where the talk is slow. */
  lastSentAt: string | null;
}

/** Rights follow from the table; moderation belongs to class talks, blocking to private ones. */
export function rightsIn({ identity: { role } }: Caller, kind: Hindrances['kind']): Conversation['can'] {
  const may = (act: Parameters<typeof allowedRelations>[1]) => allowedRelations(role, act).length > 0;
  return {
    send: may('message.send'),
    moderate: kind === 'class' && may('conversation.moderate'),
    report: may('message.report'),
    block: kind === 'private' && may('conversation.block'),
    setHours: kind === 'private' && may('answer-hours.set'),
  };
}

export function obstacleOf({ identity }: Caller, { ended, closed, isBlocked, mutedUntil, mutedWords, slowSeconds, lastSentAt }: Hindrances, now: string): Obstacle | null {
  if (ended) return { reason: 'ended', until: null };
  if (closed) return { reason: 'closed', until: null };
  if (isBlocked) return { reason: 'blocked', until: null };
  if (mutedUntil !== null && mutedUntil > now) return { reason: 'muted', until: mutedUntil, ...(mutedWords !== null && mutedWords !== '' && { words: mutedWords }) };
  if (identity.role !== 'guardian' || slowSeconds === 0 || lastSentAt === null) return null;
  const until = new Date(Date.parse(lastSentAt) + slowSeconds * 1000).toISOString();
  return until > now ? { reason: 'slow', until } : null;
}

const problemOf: Record<Obstacle['reason'], ProblemCode> = {
  ended: 'conversation-closed',
  closed: 'conversation-closed',
  blocked: 'blocked',
  muted: 'muted',
  slow: 'slow-down',
};

/** @throws ProblemError when something stands in the way */
export function requireWay(caller: Caller, hindrances: Hindrances, now: string, ignored?: Obstacle['reason']): void {
  const obstacle = obstacleOf(caller, hindrances, now);
  if (obstacle === null || obstacle.reason === ignored) return;
  const seconds = obstacle.until === null ? null : Math.ceil((Date.parse(obstacle.until) - Date.parse(now)) / 1000);
  throw new ProblemError(problemOf[obstacle.reason], seconds === null ? {} : { headers: { 'Retry-After': String(Math.max(1, seconds)) } });
}
