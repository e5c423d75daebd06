/** What a unit of SCORM says of its learner, in the words of cmi5. */
import type { Judgement } from '../launch/carrying.ts';
import type { Score } from '../launch/launch.ts';

/** @param get reads a value of the runtime; what is not set is empty */
export function judge(runtime: 'scorm12' | 'scorm2004', get: (name: string) => string, masteryScore: number | undefined): Judgement {
  const score = scoreOf(runtime === 'scorm12' ? 'cmi.core.score' : 'cmi.score', get);
  const status = runtime === 'scorm12' ? get('cmi.core.lesson_status') : get('cmi.success_status');
  const completed = runtime === 'scorm12' ? ['completed', 'passed', 'failed'].includes(status) : get('cmi.completion_status') === 'completed';
  const own = status === 'passed' ? true : status === 'failed' ? false : null;
  // Where a mark is to be reached, the mark decides, and not what the unit makes of it.
  const success = masteryScore !== undefined && score?.scaled !== undefined && completed ? score.scaled >= masteryScore : own;
  return { completed, success, score };
}

function scoreOf(place: string, get: (name: string) => string): Score | undefined {
  const number = (name: string): number => (get(name) === '' ? Number.NaN : Number(get(name)));
  const scaled = place === 'cmi.score' ? number('cmi.score.scaled') : Number.NaN;
  if (!Number.isNaN(scaled)) return { scaled: Math.max(-1, Math.min(1, scaled)) };
  const raw = number(`${place}.raw`);
  if (Number.isNaN(raw)) return undefined;
  const min = number(`${place}.min`) || 0;
  const max = number(`${place}.max`) || 100;
  return max > min ? { scaled: Math.max(0, Math.min(1, (raw - min) / (max - min))) } : undefined;
}
