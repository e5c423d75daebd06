/** What is collected, and what a father turns off. */
import { collected, collectedIds } from './collected.ts';

interface Person {
  id: string;
  name: string;
}
export function collectedExamples(father: Person, learner: Person) {
  const own = { category: 'detail' as const, person: father, collected: true, mayDecide: true, decidedAt: null, decidedBy: null };
  const off = { ...own, person: learner, collected: false, decidedAt: '2026-09-02T11:20:00.000Z', decidedBy: father };
  const categories = collectedIds.map((id) => ({ id, ...collected[id], events: [...collected[id].events] }));
  return { readCollected: { answer: { categories, choices: [own, off] } }, decideCollected: { body: { collected: false }, answer: off } };
}
