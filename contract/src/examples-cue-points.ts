/** The part of the story about cue points: the lesson asks the class, and a pupil answers. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface Places {
  class31: { id: string; name: string };
  resourceId: string;
  learner: { id: string; name: string };
  father: { id: string; name: string };
}

/** A family lets a child watch for an hour a day, not late in the evening. */
export function watchTimeExamples({ learner, father }: Pick<Places, 'learner' | 'father'>): Pick<Examples, 'readWatchTime' | 'setWatchRule'> {
  const rule = { dailyMinutes: 60, from: '07:00', to: '20:30', restMinutes: 20, tasksExempt: true };
  const answer = { learnerId: learner.id, rule, setBy: father, day: '2026-09-02', usedSeconds: 1260, taskSeconds: 900, at: '2026-09-02T11:05:00.000Z' };
  return { readWatchTime: { answer }, setWatchRule: { body: rule, answer } };
}

export function cuePointExamples({ class31, resourceId }: Pick<Places, 'class31' | 'resourceId'>): Pick<Examples, 'listCuePoints' | 'putCuePoint' | 'dropCuePoint' | 'answerCuePoint'> {
  const question = { resourceId, seconds: 31.5, kind: 'single', text: '把一块月饼平均分成两份，每份是多少？', options: ['二分之一', '四分之一'], branches: [{ choice: 1, seconds: 12 }] } as const;
  const key = { choices: [0], texts: [], explanation: '平均分成两份，一份就是二分之一。' };
  const asked: RouteOutput<Routes['answerCuePoint']> = { id: 'cp-7', class: class31, ...question, options: [...question.options], branches: [...question.branches], key: null, answer: null, count: null };
  return {
    listCuePoints: { answer: { items: [asked], classes: [] } },
    putCuePoint: { body: { classId: class31.id, ...question, options: [...question.options], branches: [...question.branches], key } },
    dropCuePoint: {},
    answerCuePoint: {
      body: { id: '0197a3f0-6f0e-7c11-8a55-3b1d2f6a9c07', choices: [0], text: '', taskId: null, at: '2026-09-02T11:02:10.000Z' },
      answer: { ...asked, key, answer: { choices: [0], text: '', right: true, answeredAt: '2026-09-02T11:02:10.000Z' } },
    },
  };
}
