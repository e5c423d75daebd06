/**
 * Texts that plans of earlier releases do not have. Whoever writes in one first makes it; two who are first at once, without a line perhaps,
 * make the very same, so that the words of both stand in it. Made each by its own, one of them would go, with all that is in it (0415).
 */
import * as Y from 'yjs';
import { planTexts, type PlanChange, type PlanText } from './content.ts';
import type { PlanVersion } from './versions.ts';

/** A text of a step, or of the plan. */
interface LateText {
  readonly stepId?: string;
  readonly name: PlanText | 'rationale';
}
const isPlanText = (name: string): name is PlanText => (planTexts as readonly string[]).includes(name);

/** Those in which an act writes. */
export function textsBy(change: PlanChange, versions: readonly PlanVersion[]): readonly LateText[] {
  if (change.act === 'write') return isPlanText(change.field) ? [{ name: change.field }] : [];
  if (change.act === 'write-step') return change.field === 'rationale' ? [{ stepId: change.id, name: change.field }] : [];
  const kept = change.act === 'restore-version' ? versions.find(({ id }) => id === change.id)?.content : undefined;
  if (kept === undefined) return [];
  return [...planTexts.filter((name) => kept[name] !== '').map((name) => ({ name })), ...kept.steps.filter(({ rationale }) => rationale !== '').map(({ id }) => ({ stepId: id, name: 'rationale' as const }))];
}

/** No machine writes under a number beyond these: theirs are drawn from 32 bits. */
const beyondMachines = 2 ** 32;

/** Puts an empty text into a map, as everybody would who puts it there: under the number of its place, not of the machine. */
export function makeText(doc: Y.Doc, map: Y.Map<unknown>, place: string, name: LateText['name']): void {
  const own = doc.clientID;
  doc.clientID = beyondMachines + hashOf(place);
  try {
    map.set(name, new Y.XmlFragment());
  } finally {
    doc.clientID = own;
  }
}

/** 48 bits of a text: twice FNV-1a. */
function hashOf(text: string): number {
  const half = (seed: number): number => new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01_00_01_93) >>> 0, seed);
  return half(0x81_1c_9d_c5) * 2 ** 16 + (half(0x9d_c5_81_1c) >>> 16);
}
