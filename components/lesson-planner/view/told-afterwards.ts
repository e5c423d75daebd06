/** What a teacher has written after the last lesson from a plan, as it goes on paper and into Word: whether each objective was reached, and the reflection. */
import type { Format } from '../../base/format.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import { lastTold } from '../model/afterwards.ts';
import { lessonAt } from '../model/lesson.ts';
import { proofNames } from './names.ts';

export function toldAfterwards({ content, me }: OpenPlan, t: Translate, format: Format): readonly (readonly [name: string, words: string])[] {
  const lesson = lastTold(content, me.id);
  if (lesson === undefined) return [];
  const { proofs, reflection } = lessonAt(lesson, Date.parse(lesson.startedAt));
  const reached = content.objectives.flatMap(({ id, text }, at): string[] => {
    const { level, text: words } = proofs.get(id) ?? { level: null, text: '' };
    const said = [...(level === null ? [] : [t(proofNames[level])]), ...(words.trim() === '' ? [] : [words.trim()])].join(' ');
    return said === '' ? [] : [`${text.trim() === '' ? t('lesson-planner.objective', { number: at + 1 }) : text} ${said}`];
  });
  const day = format.date(lesson.startedAt);
  const rows = [[`${t('lesson-planner.run.proofs')} ${day}`, reached.join('\n')], [`${t('lesson-planner.run.reflection')} ${day}`, reflection.trim()]] as const;
  return rows.filter(([, words]) => words !== '');
}
