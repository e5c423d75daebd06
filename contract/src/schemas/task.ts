/** Tasks: a teacher gives a class a resource, with paper as an equal way. */
import * as v from 'valibot';
import { ClassReference, Id, PersonReference, Timestamp, pageOf } from './common.ts';
import { Progress } from './progress.ts';
import { ResourceSummary } from './resource-summary.ts';

const Title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const Why = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const Instruction = v.pipe(v.string(), v.maxLength(2000));

export const TaskMode = v.pipe(v.picklist(['paper', 'online']), v.title('TaskMode'), v.description('How it is done by default.'));
export const TaskTier = v.pipe(v.picklist(['all', 'A', 'B', 'C']), v.title('TaskTier'), v.description('For whom it is meant; `A` is the easiest. Told to teachers alone: it would name what a child needs.'));
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600));
const homework = {
  mode: v.optional(TaskMode),
  tier: v.optional(TaskTier),
  estimatedMinutes: v.optional(v.pipe(v.nullable(Minutes), v.description('How long it is expected to take. Counts for the load of the day on which it is due.'))),
} as const;

/** What a teacher sends to give a task. */
export const TaskDraft = v.pipe(
  v.object({
    classId: Id,
    resourceId: Id,
    title: Title,
    instruction: Instruction,
    paperAlternative: v.pipe(
      v.nullable(v.pipe(v.string(), v.maxLength(2000))),
      v.description('What a learner without a screen does instead, on paper.'),
    ),
    dueAt: v.nullable(Timestamp),
    inOrder: v.optional(
      v.pipe(v.boolean(), v.description('The first view skips nothing; after that all is free. The service checks it by its own clock.')),
    ),
    ...homework,
    learnerIds: v.optional(
      v.pipe(v.array(Id), v.minLength(1), v.maxLength(200), v.description('These learners of the class alone: for the others there is no such task. Missing: all of it, also who comes later.')),
    ),
    reason: v.optional(v.pipe(Why, v.description('Why they do it, in the words of the teacher; learners and guardians read it. Needed with `learnerIds`.'))),
  }),
  v.title('TaskDraft'),
);

const taskEntries = {
  id: Id,
  version: v.pipe(v.number(), v.integer()),
  title: v.string(),
  instruction: v.string(),
  paperAlternative: v.nullable(v.string()),
  class: ClassReference,
  resource: ResourceSummary,
  assignedBy: PersonReference,
  createdAt: Timestamp,
  dueAt: v.nullable(Timestamp),
  inOrder: v.optional(v.pipe(v.boolean(), v.description('The first view skips nothing.'))),
  ...homework,
  reason: v.optional(v.pipe(v.nullable(v.string()), v.description('Why, in the words of who gave it.'))),
} as const;

/** A task as its teacher sees it: how far the class is, never a ranking. */
export const ClassCount = v.pipe(
  v.object({
    learners: v.pipe(v.number(), v.integer()),
    started: v.pipe(v.number(), v.integer(), v.description('Have begun, those who have completed it included.')),
    completed: v.pipe(v.number(), v.integer()),
  }),
  v.title('ClassCount'),
);

/** A task. `progress` is that of the learner asked about; `count` is for the teacher of the class only. */
export const Task = v.pipe(
  v.object({
    ...taskEntries,
    learner: v.pipe(v.nullable(PersonReference), v.description('Whose progress this is: the caller, or the own child.')),
    progress: v.nullable(Progress),
    count: v.nullable(ClassCount),
    learners: v.optional(v.pipe(v.nullable(v.array(PersonReference)), v.description('To whom of the class it was given, for its teachers alone; null: to all, or not to be known.'))),
  }),
  v.title('Task'),
);
export const TaskPage = pageOf('TaskPage', Task);

/** One learner's progress in a task, for the teacher of the class. Ordered by name, never by result. */
export const LearnerProgress = v.pipe(
  v.object({ learner: PersonReference, progress: v.nullable(Progress) }),
  v.title('LearnerProgress'),
);
export const TaskProgress = v.pipe(
  v.object({ task: Task, learners: v.array(LearnerProgress) }),
  v.title('TaskProgress'),
);

/** A class that the caller teaches or learns in. */
export const Class = v.pipe(
  v.object({
    ...ClassReference.entries,
    grade: v.nullable(v.pipe(v.number(), v.integer())),
    school: v.string(),
    learnerCount: v.pipe(v.number(), v.integer()),
    subjects: v.pipe(v.array(v.string()), v.description('What the caller teaches there.')),
  }),
  v.title('Class'),
);
/** Who learns in a class, for who teaches there. */
export const ClassLearners = v.pipe(v.object({ items: v.pipe(v.array(PersonReference), v.description('By name.')) }), v.title('ClassLearners'));
export const ClassList = v.pipe(v.object({ items: v.array(Class) }), v.title('ClassList'));
