/** Taking over what was chosen in a tool: into the catalogue for everybody, or for the tasks of one teacher. */
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import type { Caller } from '../identity/caller.ts';
import { admit } from '../exchange/admit.ts';
import { toolPage } from './links.ts';
import { saveFlow, type Flow } from './flows.ts';
import { journeyOf, type Journey } from './platform.ts';
import { findRegistration } from './registrations.ts';

/** @throws ProblemError conflict when nothing has come back yet, or a place named cannot be taken */
export async function takeItems(db: Executor, { tenantId }: Caller, flow: Flow, places: readonly number[]): Promise<Journey> {
  const journey = journeyOf(flow);
  if (journey.state === 'open') throw new ProblemError('conflict');
  const chosen = places.map((place) => journey.items[place]);
  const registration = await findRegistration(db, tenantId, flow.registration_id, 'tool');
  const rows = chosen.flatMap((item) => (item?.row ? [{ ...item, row: item.row }] : []));
  if (rows.length !== places.length) throw new ProblemError('conflict');
  const resourceIds = await admit(
    db,
    tenantId,
    rows.map(({ row, launch }) => ({ row, toolPage: launch && toolPage(launch.url) })),
    { source: { id: registration.id, name: registration.name }, isListed: journey.purpose === 'catalogue' },
  );
  for (const [index, { launch }] of rows.entries()) {
    const resource_id = resourceIds[index];
    if (launch === null || resource_id === undefined) continue;
    const link = { registration_id: registration.id, launch_url: launch.url, custom: JSON.stringify(launch.custom) };
    await db
      .insertInto('lti_link')
      .values({ tenant_id: tenantId, resource_id, ...link })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'resource_id']).doUpdateSet(link))
      .execute();
  }
  const taken: Journey = { ...journey, state: 'taken', resourceIds: [...new Set([...journey.resourceIds, ...resourceIds])] };
  await saveFlow(db, flow, taken);
  return taken;
}
