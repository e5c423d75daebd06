/** What a unit of an xAPI package leaves out is said by its launch. */
import { isSame, type XapiCaller } from '../xapi/caller.ts';
import type { Statement } from '../xapi/statement/schema.ts';

/** The statement in the registration of its launch, by its learner under no other name. Who names somebody else, or another registration, is refused later. */
export function ofLaunch(caller: XapiCaller, statement: Statement): Statement {
  if (caller.kind !== 'session' || caller.session.protocol !== 'tincan') return statement;
  const actor = isSame(caller.agent, statement.actor) ? caller.agent : statement.actor;
  return { ...statement, actor, context: { ...statement.context, registration: statement.context?.registration ?? caller.session.registration } };
}

/** The registration of a document that a unit asks for. */
export function registrationOf(caller: XapiCaller, asked: string | undefined): string {
  if (asked !== undefined) return asked;
  return caller.kind === 'session' && caller.session.protocol === 'tincan' ? caller.session.registration : '';
}
