/** Who speaks to the store, and how far the word of each goes. */
import { accountHomePage } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { Caller } from '../identity/caller.ts';
import { identifierOf, type Actor, type Agent } from './statement/actor.ts';
import type { Statement } from './statement/schema.ts';

/**
 * - `person`: somebody of the tenant with the own token; writes about nobody else, reads by relation.
 * - `session`: a course that was launched for one person; one registration, and nothing beside it.
 * - `client`: a registered tool of the tenant, trusted with all of the tenant's records.
 */
export type XapiCaller =
  | { readonly kind: 'person'; readonly tenantId: string; readonly personId: string; readonly agent: Agent; readonly person: Caller }
  | { readonly kind: 'session'; readonly tenantId: string; readonly personId: string; readonly agent: Agent; readonly session: Session }
  | { readonly kind: 'client'; readonly tenantId: string; readonly personId: null; readonly agent: Agent; readonly name: string; readonly place?: KnownPlace };

/** What a launched course was launched for. */
export interface Session {
  readonly id: string;
  readonly registration: string;
  readonly resourceId: string;
  readonly taskId: string | null;
  /** By which rules it speaks: those of cmi5, or as packages of xAPI (`tincan.xml`) do. */
  readonly protocol: 'cmi5' | 'tincan';
  /** It has said that it ended; it may say so again, and nothing else. */
  readonly isOver: boolean;
  /** Holds statements against the rules of a launch; what it returns is done when they are stored. */
  hear(db: Executor, sent: readonly Statement[]): Promise<() => Promise<void>>;
  /** The course has asked for what it must know. */
  noteAsked(db: Executor, what: 'launchData' | 'preferences'): Promise<void>;
}

/** A tool that knows what its statements are about, and whether they speak of the whole resource. */
export interface KnownPlace {
  readonly resourceId: string;
  readonly taskId: string | null;
  readonly isWhole: boolean;
}

/** A person of the tenant as an agent: an id of the space, never a number or an address. */
export function agentOfPerson(personId: string): Agent {
  return { objectType: 'Agent', account: { homePage: accountHomePage, name: personId } };
}

export function callerOfPerson(person: Caller): XapiCaller {
  const { tenantId, personId } = person;
  return { kind: 'person', tenantId, personId, agent: agentOfPerson(personId), person };
}

/** The space as the author of its own statements about learners. */
export function callerOfSpace(tenantId: string, place: KnownPlace): XapiCaller {
  const agent: Agent = { objectType: 'Agent', account: { homePage: 'urn:ls:client', name: 'learning-space' } };
  return { kind: 'client', tenantId, personId: null, name: 'learning-space', agent, place };
}

/** The person of the tenant that an actor is; null for everybody else. */
export function personOf(actor: Actor): string | null {
  return actor.account?.homePage === accountHomePage ? actor.account.name : null;
}

/** Whether two actors are one. */
export function isSame(one: Actor, other: Actor): boolean {
  const identifier = identifierOf(one);
  const isOneKind = (one.objectType ?? 'Agent') === (other.objectType ?? 'Agent');
  return identifier !== null && isOneKind && identifier === identifierOf(other);
}
