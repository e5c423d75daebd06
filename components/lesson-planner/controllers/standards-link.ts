/** Fetches curriculum standards, and for coverage all plans of the teacher: only when somebody looks. */
import type { CallOptions, PlanPort, PlanSummary } from '../../base/ports/index.ts';
import type { CoverageShown, StandardsShown } from '../lesson-planner.types.ts';

/** So many plans come in one answer. */
const pageSize = 100;
/** Of more plans than anybody writes, the newest are read. */
const mostPages = 30;

/** The documents, and the one asked for; without an id the first of that subject, else the first. */
export async function readStandards(plans: PlanPort, documentId: string | null, subject: string, call: CallOptions): Promise<StandardsShown> {
  const { value: documents } = await plans.standards(call);
  const wanted = documents.find(({ id }) => id === documentId) ?? documents.find((one) => one.subject !== '' && one.subject === subject.trim()) ?? documents[0];
  return { documents, tree: wanted === undefined ? null : (await plans.standard(wanted.id, call)).value };
}

/** All plans of the teacher, the one changed last first. */
export async function readAllPlans(plans: PlanPort, call: CallOptions): Promise<readonly PlanSummary[]> {
  const all: PlanSummary[] = [];
  let cursor: string | null = '';
  for (let page = 0; page < mostPages && cursor !== null; page += 1) {
    const { value }: Awaited<ReturnType<PlanPort['list']>> = await plans.list({ limit: pageSize, ...(cursor !== '' && { cursor }) }, call);
    all.push(...value.items);
    cursor = value.nextCursor;
  }
  return all;
}

export async function readCoverage(plans: PlanPort, documentId: string | null, call: CallOptions): Promise<CoverageShown> {
  const all = await readAllPlans(plans, call);
  return { ...(await readStandards(plans, documentId, mostOf(all), call)), plans: all };
}

/** The subject of which there are most plans. */
function mostOf(plans: readonly PlanSummary[]): string {
  const counts = new Map<string, number>();
  for (const { subject } of plans) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}
