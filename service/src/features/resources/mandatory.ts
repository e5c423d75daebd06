/** Which of the mandatory fields of the notice's annex 2 a resource does not have. */
import type { ResourceBody } from './resource.ts';

type Missing = NonNullable<ResourceBody['missing']>;

export function missingFields({ title, description, provider, rightsHolder, lecturers, coverUrl, renditions }: ResourceBody): Missing {
  const said = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
  const has: Record<Missing[number], boolean> = {
    title: said(title),
    address: renditions.length > 0,
    description: said(description),
    provider: said(provider),
    rightsHolder: said(rightsHolder),
    lecturers: lecturers.some(said),
    cover: coverUrl !== null,
  };
  return (Object.keys(has) as Missing).filter((field) => !has[field]);
}
