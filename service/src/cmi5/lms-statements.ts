/** What the learning space itself says of a course: launched, satisfied, abandoned, waived. */
import { purposeOf } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import { agentOfPerson, callerOfSpace } from '../xapi/caller.ts';
import { recordStatements } from '../xapi/statement/record.ts';
import type { Statement } from '../xapi/statement/schema.ts';
import { saveRegistration, satisfy, type Registration } from './registration.ts';
import { activityType, category, extension, verbs } from './words.ts';

export interface Saying {
  verb: keyof typeof verbs;
  object: Statement['object'];
  sessionId: string;
  /** The publisher's id of what the statement is about. */
  publisherId: string;
  result?: Statement['result'];
  extensions?: Record<string, unknown>;
  movesOn?: boolean;
}

/** Records statements of the space about the learner of a registration, in their order. */
export async function say(db: Executor, registration: Registration, sayings: readonly Saying[]): Promise<void> {
  for (const { verb, object, sessionId, publisherId, result, extensions = {}, movesOn = false } of sayings) {
    const statement: Statement = {
      actor: agentOfPerson(registration.personId),
      verb: { id: verbs[verb], display: { en: verb } },
      object,
      ...(result && { result }),
      context: {
        registration: registration.id,
        contextActivities: {
          category: [{ id: category.cmi5 }, ...(movesOn ? [{ id: category.moveOn }] : [])],
          grouping: [{ id: publisherId }],
        },
        extensions: { [extension.sessionId]: sessionId, ...purposeOf(verbs[verb]), ...extensions },
      },
    };
    const isWhole = verb === 'satisfied' && typeof object === 'object' && 'definition' in object && object.definition?.type === activityType.course;
    const { tenantId, resourceId, taskId } = registration;
    const author = callerOfSpace(tenantId, { resourceId, taskId, isWhole });
    await recordStatements(db, tenantId, [{ author, statements: [statement], version: '1.0.3' }]);
  }
}

/** Says what has become satisfied, and keeps the registration. */
export async function saySatisfied(db: Executor, registration: Registration, sessionId: string): Promise<void> {
  const fresh = satisfy(registration);
  await saveRegistration(db, registration);
  await say(
    db,
    registration,
    fresh.map(({ kind, activityId, part: { id, title, description } }) => ({
      verb: 'satisfied',
      object: { objectType: 'Activity', id: activityId, definition: { type: activityType[kind], name: title, description } },
      sessionId,
      publisherId: id,
    })),
  );
}
