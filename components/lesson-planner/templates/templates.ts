/** The steps with which a lesson of a known kind (课型) begins: forty minutes in class, each step with its time, way of learning and grouping; all to be changed. */
import { newId } from '../../base/id.ts';
import type { Translate } from '../../base/views.ts';
import type { Grouping, LearningType, LessonKind, Stage } from '../model/content.ts';
import type { PlanDocument } from '../model/document.ts';
import './templates.locales.ts';

type Row = readonly [stage: Stage, title: string, minutes: number, learningType: LearningType, grouping: Grouping];

const templates: Readonly<Record<LessonKind, readonly Row[]>> = {
  new: [
    ['pre', 'lesson-planner-templates.preview', 10, 'inquiry', 'individual'],
    ['in', 'lesson-planner-templates.lead-in', 5, 'acquisition', 'whole'],
    ['in', 'lesson-planner-templates.explore', 12, 'inquiry', 'group'],
    ['in', 'lesson-planner-templates.talk-over', 8, 'discussion', 'whole'],
    ['in', 'lesson-planner-templates.practise', 10, 'practice', 'individual'],
    ['in', 'lesson-planner-templates.sum-up', 5, 'discussion', 'whole'],
    ['post', 'lesson-planner-templates.homework', 15, 'practice', 'individual'],
  ],
  review: [
    ['pre', 'lesson-planner-templates.gather', 10, 'production', 'individual'],
    ['in', 'lesson-planner-templates.recall', 5, 'discussion', 'pair'],
    ['in', 'lesson-planner-templates.map', 10, 'collaboration', 'group'],
    ['in', 'lesson-planner-templates.examples', 10, 'acquisition', 'whole'],
    ['in', 'lesson-planner-templates.tiers', 12, 'practice', 'individual'],
    ['in', 'lesson-planner-templates.open-questions', 3, 'discussion', 'whole'],
    ['post', 'lesson-planner-templates.homework', 15, 'practice', 'individual'],
  ],
  experiment: [
    ['pre', 'lesson-planner-templates.read-experiment', 10, 'acquisition', 'individual'],
    ['in', 'lesson-planner-templates.guess', 5, 'inquiry', 'whole'],
    ['in', 'lesson-planner-templates.safety', 5, 'acquisition', 'whole'],
    ['in', 'lesson-planner-templates.experiment', 18, 'collaboration', 'group'],
    ['in', 'lesson-planner-templates.report', 8, 'discussion', 'whole'],
    ['in', 'lesson-planner-templates.tidy', 4, 'practice', 'group'],
    ['post', 'lesson-planner-templates.experiment-report', 15, 'production', 'individual'],
  ],
  commentary: [
    ['pre', 'lesson-planner-templates.correct', 10, 'practice', 'individual'],
    ['in', 'lesson-planner-templates.as-a-whole', 3, 'acquisition', 'whole'],
    ['in', 'lesson-planner-templates.correct-together', 10, 'collaboration', 'pair'],
    ['in', 'lesson-planner-templates.common-mistakes', 12, 'acquisition', 'whole'],
    ['in', 'lesson-planner-templates.variants', 12, 'practice', 'individual'],
    ['in', 'lesson-planner-templates.sum-up', 3, 'discussion', 'whole'],
    ['post', 'lesson-planner-templates.mistakes', 15, 'production', 'individual'],
  ],
};

/** Puts the steps into a plan that is being begun, in the words of its teacher. */
export function fillTemplate(plan: PlanDocument, kind: LessonKind, t: Translate): void {
  for (const [stage, title, minutes, learningType, grouping] of templates[kind]) {
    const id = newId();
    plan.apply({ act: 'add-step', id, stage });
    plan.apply({ act: 'write-step', id, field: 'title', text: t(title) });
    for (const [field, value] of [['minutes', minutes], ['learningType', learningType], ['grouping', grouping]] as const) plan.apply({ act: 'choose', id, field, value });
  }
}
