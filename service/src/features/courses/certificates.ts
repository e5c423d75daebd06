/** Certificates as they are kept, and as anybody reads them who has the number. */
import { sql } from 'kysely';
import { dayInChina, maskName, readCertificateNumber, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Course } from '../../cmi5/structure.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import { readStandings, type Standing } from './standing.ts';

export interface CertificateRow {
  person_id: string;
  number: string;
  title: string;
  issued_at: string;
  registration_id: string;
  revoked_at: string | null;
}

/** What was taken with this class, the newest first: whoever did the course again after a voided result has several. */
export async function readCertificates(db: Executor, tenantId: string, group: { class: { id: string }; resource: { id: string } }, learners: readonly string[]): Promise<CertificateRow[]> {
  const { rows } = await sql<CertificateRow>`
    select person_id, number, title, issued_at, registration_id, revoked_at from course_certificate
    where tenant_id = ${tenantId} and class_id = ${group.class.id} and resource_id = ${group.resource.id} and person_id = any(${learners}::text[])
    order by issued_at desc, number`.execute(db);
  return rows;
}

/** @param standings of the person it was given to */
export function certificateBody({ number, title, issued_at, registration_id, revoked_at }: CertificateRow, standings: readonly Standing[]): RouteOutput<typeof routes.takeCertificate> {
  const isShaken = standings.some((standing) => standing.registrationId === registration_id && standing.isShaken);
  return { number, title, issuedAt: issued_at, state: revoked_at !== null || isShaken ? 'revoked' : 'valid' };
}

/** @throws ProblemError not-found for what is no course in a package */
export async function readCourse(db: Executor, tenantId: string, resourceId: string): Promise<Course> {
  const row = await db.selectFrom('course').select('structure').where((where) => where.and({ tenant_id: tenantId, resource_id: resourceId })).executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
  // Written by ourselves, from what was parsed.
  return row.structure as unknown as Course;
}

/** Course, day and masked name of the one certificate that has this number, whichever platform gave it. @throws ProblemError not-found */
export async function verifyCertificate(db: Executor, typed: string): Promise<RouteOutput<typeof routes.verifyCertificate>> {
  const number = readCertificateNumber(typed);
  if (number === null) throw new ProblemError('not-found');
  const { rows } = await sql<CertificateRow & { tenant_id: string; resource_id: string; name: string }>`
    select f.tenant_id, f.person_id, f.resource_id, f.number, f.title, f.issued_at, f.registration_id, f.revoked_at, p.name from course_certificate f
    join person p on p.tenant_id = f.tenant_id and p.id = f.person_id
    where f.number = ${number}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not-found');
  const { tenant_id, resource_id, person_id, name } = row;
  const standings = await readStandings(db, tenant_id, resource_id, await readCourse(db, tenant_id, resource_id), [person_id]);
  const { title, issuedAt, state } = certificateBody(row, standings);
  return { number, title, day: dayInChina(Date.parse(issuedAt)), name: maskName(name), state };
}
