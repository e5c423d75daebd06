/** The learning record of an answer: judged here, so said by the space, about the learner. */
import { activityPrefix, purposeOf, spaceVerbs, videoExtensions, videoProfile } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { agentOfPerson, callerOfSpace } from '../../xapi/caller.ts';
import { recordStatements } from '../../xapi/statement/record.ts';
import type { Statement } from '../../xapi/statement/schema.ts';
import type { AnswerDraft, Content } from './content.ts';

const interaction = 'http://adlnet.gov/expapi/activities/cmi.interaction';
/** In which language a teacher writes, nobody says. */
const inAnyLanguage = (text: string) => ({ und: text });

export interface Answered {
  statementId: string;
  cuePointId: string;
  resourceId: string;
  taskId: string | null;
  seconds: number;
  content: Content;
  answer: AnswerDraft;
  right: boolean | null;
  at: string;
  /** The clock of the learner's machine when it sent. */
  sentAt: string | null;
}

export async function sayAnswered(db: Executor, { tenantId, personId }: Caller, about: Answered): Promise<void> {
  const { statementId, cuePointId, resourceId, taskId, seconds, content, answer, right, at, sentAt } = about;
  const parents = [{ id: activityPrefix.resource + resourceId }, ...(taskId === null ? [] : [{ id: activityPrefix.task + taskId }])];
  const statement: Statement = {
    id: statementId,
    actor: agentOfPerson(personId),
    verb: { id: spaceVerbs.answered, display: { en: 'answered' } },
    object: { objectType: 'Activity', id: activityPrefix.cuePoint + cuePointId, definition: definitionOf(content) },
    result: {
      response: content.kind === 'short' ? answer.text : answer.choices.join('[,]'),
      ...(right !== null && { success: right }),
      extensions: { [videoExtensions.time]: seconds },
    },
    context: { contextActivities: { parent: parents, category: [{ id: videoProfile }] }, extensions: purposeOf(spaceVerbs.answered) },
    timestamp: at,
  };
  const author = callerOfSpace(tenantId, { resourceId, taskId, isWhole: false });
  await recordStatements(db, tenantId, [{ author, statements: [statement], version: '2.0.0', sentAt }]);
}

/** Without the key: what is known of an activity may be read by everybody of the tenant. */
function definitionOf({ kind, text, options }: Content) {
  const common = { type: interaction, description: inAnyLanguage(text) };
  if (kind === 'short') return { ...common, interactionType: 'fill-in' as const };
  const choices = options.map((option, place) => ({ id: String(place), description: inAnyLanguage(option) }));
  return { ...common, interactionType: 'choice' as const, choices };
}
