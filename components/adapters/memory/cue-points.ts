/** Cue points in memory: set by teachers for their classes, answered by learners. */
import { judgeAnswer } from '../../../contract/src/judge-answer.ts';
import { isSameQuestion } from '../../../contract/src/same-question.ts';
import type { CuePoint, CuePointAnswer, CuePointChange, CuePointCount, CuePointDraft, CuePointList } from '../../base/ports/cue-points.ts';
import { Refusal, found, type Caller, type County } from './county.ts';

const alike = (one: readonly number[], other: readonly number[]): boolean => one.length === other.length && one.every((place) => other.includes(place));

interface Kept {
  draft: CuePointDraft;
  answers: Map<string, CuePointAnswer>;
}

export class CuePoints {
  readonly #county: County;
  readonly #points = new Map<string, Kept>();

  constructor(county: County) {
    this.#county = county;
  }

  list(caller: Caller, resourceId: string): CuePointList {
    this.#requireResource(resourceId);
    const isTeacher = caller.identity.role === 'teacher';
    const classes = this.#classes(caller);
    const items = [...this.#points].flatMap(([id, { draft, answers }]): CuePoint[] => {
      const { classId, key, ...words } = draft;
      const own = classes.find((one) => one.id === classId);
      if (!own || words.resourceId !== resourceId || (words.kind === 'mark' && !isTeacher)) return [];
      const answer = answers.get(caller.person.id) ?? null;
      return [{ id, ...words, class: own, key: isTeacher || answer ? key : null, answer, count: isTeacher ? this.#count(classId, answers) : null }];
    });
    return { items: items.sort((a, b) => a.seconds - b.seconds), classes: isTeacher ? classes : [] };
  }

  change(caller: Caller, change: CuePointChange): void {
    const known = this.#points.get(change.cuePointId);
    const ownIds = this.#classes(caller).map(({ id }) => id);
    const { role } = caller.identity;
    if (change.act === 'answer-cue-point') {
      if (role !== 'student') throw new Refusal('forbidden');
      const { draft, answers } = found(known && known.draft.kind !== 'mark' && ownIds.includes(known.draft.classId) ? known : undefined);
      const { choices, text, at } = change.draft;
      if (!answers.has(caller.person.id)) answers.set(caller.person.id, { choices, text, right: judgeAnswer(draft, change.draft), answeredAt: at });
      return;
    }
    if (role !== 'teacher') throw new Refusal('forbidden');
    const isOwn = !known || ownIds.includes(known.draft.classId);
    if (change.act === 'drop-cue-point') {
      if (isOwn) this.#points.delete(change.cuePointId);
      return;
    }
    this.#requireResource(change.draft.resourceId);
    if (!isOwn || !ownIds.includes(change.draft.classId)) throw new Refusal('not-found');
    const answers = known && isSameQuestion(known.draft, change.draft) ? known.answers : new Map<string, CuePointAnswer>();
    this.#points.set(change.cuePointId, { draft: change.draft, answers });
  }

  #count(classId: string, answers: Kept['answers']): CuePointCount {
    const learnerIds = this.#county.fixtures.classes.find(({ id }) => id === classId)?.learnerIds ?? [];
    const own = [...answers].filter(([id]) => learnerIds.includes(id)).map(([, answer]) => answer);
    const given: CuePointCount['given'] = [];
    for (const { choices, text } of own) {
      const same = given.find((one) => one.text === text && alike(one.choices, choices));
      if (same) same.count += 1;
      else given.push({ choices, text, count: 1 });
    }
    return { learners: learnerIds.length, answered: own.length, right: own.filter(({ right }) => right).length, given: given.sort((a, b) => b.count - a.count) };
  }

  #classes(caller: Caller): { id: string; name: string }[] {
    const { role } = caller.identity;
    if (role !== 'student' && role !== 'teacher') return [];
    return this.#county.classes(caller).map(({ id, name }) => ({ id, name }));
  }

  #requireResource(resourceId: string): void {
    found(this.#county.fixtures.resources.find(({ id }) => id === resourceId));
  }
}
