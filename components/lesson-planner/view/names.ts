/** Which words stand for what a plan says. Keys are written out: a search finds them. */
import type { Activity, Delivery, Grouping, LearningType, Stage, StepText, Tier } from '../model/content.ts';

type Names<Value extends string> = Readonly<Record<Value, string>>;

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
export const textNames: Names<StepText | Activity> = {
  teacherActivity: 'lesson-planner.teacher-activity',
  learnerActivity: 'lesson-planner.learner-activity',
  evidence: 'lesson-planner.evidence',
  paper: 'lesson-planner.paper',
};
