import type { Resource, ResourceSummary } from '../base/ports/types.ts';

/** What a card shows of a resource; the rest of it stays where it is. */
export function summaryOf(resource: ResourceSummary & Partial<Omit<Resource, keyof ResourceSummary>>): ResourceSummary {
  const { lecturers, keywords, category, review, declaredClicks, declaredLearners, directory, renditions, tracks, extra, ...summary } = resource;
  return summary;
}
