/** The look of a tenant: the name of a theme that this installation serves. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as v from 'valibot';
import type { TenantTheme } from '../../../contract/src/index.ts';
import type { Database } from '../database/carrier.ts';

/**
 * Gives the tenant a theme.
 * @throws Error that says what to do, when there is no such theme or no such tenant
 */
export async function setTheme(db: Database, tenantId: string, name: string, themesFolder: string): Promise<void> {
  const theme = findTheme(name, themesFolder);
  const { numUpdatedRows } = await db
    .updateTable('tenant')
    .set({ theme: JSON.stringify(theme) })
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Error(`There is no tenant ${tenantId} yet. Import its roster first.`);
}

function findTheme(name: string, folder: string): v.InferOutput<typeof TenantTheme> {
  const files = readdirSync(folder).filter((file) => /^[A-Za-z0-9._-]+\.css$/.test(file));
  const isName = /^[a-z][a-z0-9-]{0,31}$/.test(name);
  const file = files.find((one) => isName && readFileSync(join(folder, one), 'utf8').includes(`[data-ls-theme~='${name}']`));
  if (file === undefined) throw new Error(`No style sheet in ${folder} has the theme ${name}. Add one, see docs/theming.md.`);
  return { name, stylesheet: `/themes/${file}` };
}
