/** Takes a course package in: the resource, its units, and the content beside the delivered files. */
import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from '../cmi5/package.ts';
import { unitsOf, type Course } from '../cmi5/structure.ts';
import type { Database } from '../database/carrier.ts';
import type { ResourceDocument } from '../features/resources/resource.ts';
import { admittingOrganisation } from './admitting.ts';
import { emptyCount } from './upsert.ts';
import { writeBatch } from './write-batch.ts';

export interface CourseTarget {
  tenantId: string;
  dataFolder: string;
}

/**
 * Imports the package; the same course again replaces it, and keeps everybody's registrations.
 * @returns the id of the resource
 * @throws CourseError when the package breaks a rule; nothing is kept of it
 */
export async function importCourse(db: Database, file: string, { tenantId, dataFolder }: CourseTarget): Promise<string> {
  const folder = join(dataFolder, 'files', 'courses');
  const incoming = join(folder, `.incoming-${process.pid}`);
  const admittedBy = await admittingOrganisation(db, tenantId);
  try {
    const course = await readPackage(file, incoming);
    const identifier = `${course.runtime ?? 'cmi5'}-${createHash('sha256').update(course.id).digest('hex').slice(0, 24)}`;
    const id = await db.transaction().execute(async (transaction) => {
      await writeBatch(transaction, tenantId, [{ document: documentOf(course, identifier, admittedBy), delivered: null }], emptyCount());
      const own = { tenant_id: tenantId, identifier };
      const resource = await transaction.selectFrom('resource').select('id').where((where) => where.and(own)).executeTakeFirstOrThrow();
      const structure = JSON.stringify(course);
      await transaction
        .insertInto('course')
        .values({ tenant_id: tenantId, resource_id: resource.id, structure })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'resource_id']).doUpdateSet({ structure }))
        .execute();
      return resource.id;
    });
    rmSync(join(folder, id), { recursive: true, force: true });
    if (existsSync(incoming)) renameSync(incoming, join(folder, id));
    return id;
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
}

function documentOf({ title, description, children, runtime }: Course, identifier: string, admittedBy: ResourceDocument['admittedBy']): ResourceDocument {
  const nothing = { stage: null, grade: null, subject: null, edition: null, volume: null, chapter: null, created: null };
  return {
    ...nothing,
    identifier,
    type: 'A03',
    title: wordOf(title),
    description: wordOf(description),
    language: Object.keys(title).find((language) => language !== 'und') ?? 'zh-CN',
    provider: admittedBy.name,
    rightsHolder: admittedBy.name,
    licence: null,
    admittedBy,
    durationSeconds: null,
    sizeBytes: null,
    coverUrl: null,
    playable: true,
    // What loads from elsewhere cannot be kept; nor what the page that opens units without a line has no words for.
    marks: runtime === 'tincan' || unitsOf(children).some(({ url }) => URL.canParse(url)) ? [] : ['offline'],
    accessibility: [],
    lecturers: [],
    keywords: [],
    category: [],
    declaredClicks: null,
    declaredLearners: null,
    directory: [],
    renditions: [],
    tracks: [],
    extra: {},
  };
}

/** The Chinese words where there are some. */
function wordOf(words: Record<string, string>): string {
  const chinese = Object.entries(words).find(([language]) => language.toLowerCase().startsWith('zh'));
  return chinese?.[1] ?? Object.values(words)[0] ?? '';
}
