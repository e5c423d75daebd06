/** Which words stand for what a plan says. Keys are written out: a search finds them. */
import type { ProofLevel } from '../model/afterwards.ts';
import { planTextPlaces, type Activity, type Delivery, type Grouping, type LearningType, type LessonKind, type PlanContent, type PlanText, type PlanTextPlace, type Stage, type StepText, type Tier } from '../model/content.ts';

type Names<Value extends string> = Readonly<Record<Value, string>>;

export const lessonKindNames: Names<LessonKind> = {
  new: 'lesson-planner.kind.new',
  review: 'lesson-planner.kind.review',
  experiment: 'lesson-planner.kind.experiment',
  commentary: 'lesson-planner.kind.commentary',
};
export const stageNames: Names<Stage> = { pre: 'lesson-planner.stage.pre', in: 'lesson-planner.stage.in', post: 'lesson-planner.stage.post' };
export const deliveryNames: Names<Delivery> = {
  'face-to-face': 'lesson-planner.delivery.face-to-face',
  'online-sync': 'lesson-planner.delivery.online-sync',
  'online-async': 'lesson-planner.delivery.online-async',
  'home-offline': 'lesson-planner.delivery.home-offline',
};
export const groupingNames: Names<Grouping> = {
  whole: 'lesson-planner.grouping.whole',
  group: 'lesson-planner.grouping.group',
  pair: 'lesson-planner.grouping.pair',
  individual: 'lesson-planner.grouping.individual',
};
export const learningTypeNames: Names<LearningType> = {
  acquisition: 'lesson-planner.type.acquisition',
  inquiry: 'lesson-planner.type.inquiry',
  discussion: 'lesson-planner.type.discussion',
  practice: 'lesson-planner.type.practice',
  collaboration: 'lesson-planner.type.collaboration',
  production: 'lesson-planner.type.production',
};
export const tierNames: Names<Tier> = {
  all: 'lesson-planner.tier.all',
  A: 'lesson-planner.tier.a',
  B: 'lesson-planner.tier.b',
  C: 'lesson-planner.tier.c',
};
export const proofNames: Names<ProofLevel> = { seen: 'lesson-planner.run.proof.seen', partly: 'lesson-planner.run.proof.partly', not: 'lesson-planner.run.proof.not' };
export const textNames: Names<StepText | Activity> = {
  teacherActivity: 'lesson-planner.teacher-activity',
  learnerActivity: 'lesson-planner.learner-activity',
  evidence: 'lesson-planner.evidence',
  paper: 'lesson-planner.paper',
  rationale: 'lesson-planner.rationale',
};
export const planTextNames: Names<PlanText> = {
  textbookAnalysis: 'lesson-planner.textbook-analysis',
  learnerAnalysis: 'lesson-planner.learner-analysis',
  keyPoints: 'lesson-planner.key-points',
  difficultPoints: 'lesson-planner.difficult-points',
  methods: 'lesson-planner.methods',
  preparation: 'lesson-planner.preparation',
  boardPlan: 'lesson-planner.board-plan',
};

/** What a plan says in the texts of a place, each with its name. */
export const saidIn = (place: PlanTextPlace, content: PlanContent): readonly (readonly [name: string, words: string])[] =>
  planTextPlaces[place].map((name) => [planTextNames[name], content[name].trim()] as const).filter(([, words]) => words !== '');
