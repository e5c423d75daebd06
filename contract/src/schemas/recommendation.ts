/** Recommending: few resources, each with a sender and a reason, and a switch that ends it. */
import * as v from 'valibot';
import { ClassReference, Id, PersonReference, Timestamp } from './common.ts';
import { ResourceSummary } from './resource-summary.ts';

export const RecommendationMode = v.pipe(
  v.picklist(['off', 'teachers', 'all']),
  v.title('RecommendationMode'),
  v.description('`off`: nothing is recommended. `teachers`: only what a teacher of the own class gave. `all`: the other lists, too.'),
);
/** A word that somebody is interested in, in own words. */
const Interest = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50));

export const RecommendationSettings = v.pipe(
  v.object({
    mode: RecommendationMode,
    interests: v.pipe(v.array(Interest), v.maxLength(20), v.description('All there is of a profile: the person writes it and takes it away. Pupils have none.')),
  }),
  v.title('RecommendationSettings'),
);

const Audience = v.object({ kind: v.picklist(['class', 'organisation']), id: Id });
/** Some of a class, named one by one: nobody is taken along by a group. */
const learnerIds = v.optional(
  v.pipe(v.array(Id), v.minLength(1), v.maxLength(200), v.description('These learners of the class alone, for who teaches it. Missing: all of the audience.')),
);
const alternatives = v.optional(
  v.pipe(v.array(Id), v.maxLength(4), v.description('Resources that do as well: with `resourceId` they are a choice, of which one is enough.')),
);
const Reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
/** What a teacher gives to a class or to some of it, or a platform to all its people. */
export const RecommendationDraft = v.pipe(
  v.object({ resourceId: Id, alternatives, audience: v.object({ ...Audience.entries, learnerIds }), reason: v.pipe(Reason, v.description('Why, in the words of whoever gives it; shown with it.')) }),
  v.title('RecommendationDraft'),
);
const NamedAudience = v.object({ ...Audience.entries, name: v.string() });

export const RecommendedItem = v.pipe(
  v.object({
    resource: ResourceSummary,
    sender: v.pipe(v.nullable(v.string()), v.description('Person or organisation that gave it; null where the platform found it by the reason of the list.')),
    reason: v.pipe(v.nullable(v.string()), v.description('In the words of the sender, or the interest that it answers.')),
    choice: v.optional(v.pipe(v.nullable(Id), v.description('Items with the same were given to choose from: one of them is enough.'))),
  }),
  v.title('RecommendedItem'),
);
export const RecommendedList = v.pipe(
  v.object({
    kind: v.pipe(
      v.picklist(['teacher', 'task', 'authority', 'interests', 'neutral']),
      v.description('`teacher`: given by one. `task`: the chapter of the next task. `authority`: pushed by an organisation. `interests`: by the own words. `neutral`: nothing is recommended; by title, the same for everybody.'),
    ),
    about: v.pipe(v.nullable(v.string()), v.description('Title of the task, for `task`.')),
    items: v.pipe(v.array(RecommendedItem), v.description('At most six; of what senders gave, at most a hundred.')),
  }),
  v.title('RecommendedList'),
);
/** Something to send to learners who have not done a task that was due; nothing goes out by itself. */
export const RecommendationSuggestion = v.pipe(
  v.object({
    task: v.object({ id: Id, title: v.string(), dueAt: Timestamp }),
    class: ClassReference,
    learners: v.pipe(
      v.array(v.object({ learner: PersonReference, ratio: v.pipe(v.nullable(v.number()), v.description('How much of the task was done, 0 to 1; null: it was not begun.')) })),
      v.description('What it is suggested for, by name, with how far each is.'),
    ),
    resources: v.pipe(v.array(ResourceSummary), v.minLength(1), v.maxLength(3), v.description('What stands near the resource of the task.')),
  }),
  v.title('RecommendationSuggestion'),
);
export const Recommendations = v.pipe(
  v.object({
    ...RecommendationSettings.entries,
    modes: v.pipe(v.array(RecommendationMode), v.description('What the caller may choose.')),
    mayHaveInterests: v.boolean(),
    dismissed: v.pipe(v.array(v.object({ resourceId: Id, title: v.string() })), v.description('What the person does not want to see here again, until it is taken back.')),
    lists: v.pipe(v.array(RecommendedList), v.description('Each resource stands in the first of them only.')),
    given: v.pipe(
      v.array(v.object({ id: Id, resourceId: Id, title: v.string(), alternatives: v.optional(v.array(v.object({ resourceId: Id, title: v.string() }))), audience: NamedAudience, learners: v.optional(v.pipe(v.nullable(v.array(PersonReference)), v.description('Of the class, those to whom it was given; null: all. None: to some of a class that the caller does not teach, who reads neither the names nor the reason.'))), reason: v.pipe(v.string(), v.description('Empty where the names are not told.')), at: Timestamp, by: v.pipe(v.nullable(PersonReference), v.description('Who else has; null: the caller.')) })),
      v.description('What the caller has recommended, newest first; then what others have that the caller may take back.'),
    ),
    audiences: v.pipe(v.array(NamedAudience), v.description('To whom the caller may recommend something.')),
    suggestions: v.optional(v.pipe(v.array(RecommendationSuggestion), v.description('For teachers: what might help whom, and why it is thought so. At most five, the task due last first.'))),
  }),
  v.title('Recommendations'),
);
