/** Certificates as anybody reads them who has the number. */
import { sql } from 'kysely';
import { maskName, readCertificateNumber, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { verbs } from '../../cmi5/words.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';

/** In a query of `course_certificate f`: a teacher revoked it, or the record that the course is done was voided. */
export const isRevoked = sql<boolean>`(f.revoked_at is not null or exists (
  select from statement s where s.tenant_id = f.tenant_id and s.person_id = f.person_id and s.registration = f.registration_id
    and s.verb = ${verbs.satisfied} and s.voided and s.body -> 'object' ->> 'id' = 'urn:ls:course:' || f.resource_id))`;

/** Course, day and masked name of the one certificate that has this number, whichever platform gave it. @throws ProblemError not-found */
export async function verifyCertificate(db: Executor, typed: string): Promise<RouteOutput<typeof routes.verifyCertificate>> {
  const number = readCertificateNumber(typed);
  if (number === null) throw new ProblemError('not-found');
  const { rows } = await sql<{ title: string; issued_at: string; name: string; revoked: boolean }>`
    select f.title, f.issued_at, p.name, ${isRevoked} as revoked from course_certificate f
    join person p on p.tenant_id = f.tenant_id and p.id = f.person_id
    where f.number = ${number}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not-found');
  return { number, title: row.title, issuedAt: row.issued_at, name: maskName(row.name), state: row.revoked ? 'revoked' : 'valid' };
}
