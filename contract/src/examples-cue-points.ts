/** The part of the story about cue points: the lesson asks the class, and a pupil answers. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface Places {
  class31: { id: string; name: string };
  resourceId: string;
}

export function cuePointExamples({ class31, resourceId }: Places): Pick<Examples, 'listCuePoints' | 'putCuePoint' | 'dropCuePoint' | 'answerCuePoint'> {
  const question = { resourceId, seconds: 31.5, kind: 'single', text: '把一块月饼平均分成两份，每份是多少？', options: ['二分之一', '四分之一'] } as const;
  const key = { choices: [0], texts: [], explanation: '平均分成两份，一份就是二分之一。' };
  const asked: RouteOutput<Routes['answerCuePoint']> = { id: 'cp-7', class: class31, ...question, options: [...question.options], key: null, answer: null, count: null };
  return {
    listCuePoints: { answer: { items: [asked], classes: [] } },
    putCuePoint: { body: { classId: class31.id, ...question, options: [...question.options], key } },
    dropCuePoint: {},
    answerCuePoint: {
      body: { id: '0197a3f0-6f0e-7c11-8a55-3b1d2f6a9c07', choices: [0], text: '', taskId: null, at: '2026-09-02T11:02:10.000Z' },
      answer: { ...asked, key, answer: { choices: [0], text: '', right: true, answeredAt: '2026-09-02T11:02:10.000Z' } },
    },
  };
}
