/** To which curriculum standards objectives are aligned: entries of one map, so that two who align the same objective at once both stand. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import type { PlanStandard } from './content.ts';

const Stored = v.object({ documentId: v.string(), code: v.string(), statement: v.string() });
export const Standard = v.object({ id: v.string(), ...Stored.entries });

const id = /^[A-Za-z0-9._:-]{1,64}$/;
/** Whether the contract takes it as an id: whoever writes along can put any key into the document. */
export const isId = (text: string): boolean => id.test(text);

/** Neither id has a stroke in it. */
const keyOf = (objectiveId: string, standardId: string): string => `${objectiveId}/${standardId}`;

/** Of each objective, in the order of their codes. What cannot be read is left out. */
export function readAlignments(map: Y.Map<unknown>): ReadonlyMap<string, readonly PlanStandard[]> {
  const byObjective = new Map<string, PlanStandard[]>();
  for (const [key, value] of map) {
    const [objectiveId = '', standardId = '', ...more] = key.split('/');
    const parsed = v.safeParse(Stored, value);
    if (parsed.success && isId(standardId) && more.length === 0) byObjective.set(objectiveId, [...(byObjective.get(objectiveId) ?? []), { id: standardId, ...parsed.output }]);
  }
  for (const own of byObjective.values()) own.sort((one, other) => (`${one.code} ${one.id}` < `${other.code} ${other.id}` ? -1 : 1));
  return byObjective;
}

/** Words travel along: a plan is read where its standard is not, and printed as it was meant. */
export function align(map: Y.Map<unknown>, objectiveId: string, { id, documentId, code, statement }: PlanStandard): void {
  map.set(keyOf(objectiveId, id), { documentId, code, statement });
}

export function unalign(map: Y.Map<unknown>, objectiveId: string, standardId: string): void {
  map.delete(keyOf(objectiveId, standardId));
}

/** Makes the objectives aligned to these again, and to nothing else. */
export function restoreAlignments(map: Y.Map<unknown>, kept: readonly { readonly id: string; readonly standards: readonly PlanStandard[] }[]): void {
  const wanted = new Set(kept.flatMap(({ id, standards }) => standards.map((standard) => keyOf(id, standard.id))));
  for (const key of [...map.keys()]) if (!wanted.has(key)) map.delete(key);
  for (const { id, standards } of kept) for (const standard of standards) if (!map.has(keyOf(id, standard.id))) align(map, id, standard);
}
