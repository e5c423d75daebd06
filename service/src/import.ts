/** The command `npm run import`: what somebody else made goes into a tenant. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { importDelivery } from './exchange/import-delivery.ts';
import { toFinding } from './features/imports/routes.ts';
import { negotiateLanguage } from './http/language.ts';
import { importCourse } from './import/import-course.ts';
import { importStandard } from './import/import-standards.ts';
import { publishPrivacyFile } from './import/publish-privacy.ts';
import { importCatalogue, importRoster, type ImportResult } from './import/run-import.ts';
import { setTheme } from './import/tenant-theme.ts';
import { withdrawCatalogue } from './import/withdraw-catalogue.ts';
import { harvest } from './oai/harvest.ts';
import { isMetadataPrefix } from './oai/names.ts';
import { openCarrier } from './start.ts';

const usage = 'Usage: npm run import -- --tenant ID [--roster FOLDER] [--catalogue FOLDER [--withdraw]] [--records FILE --source NAME] [--admitted-by TENANT] [--harvest ADDRESS --source NAME [--set SET] [--prefix lom|oai_dc]] [--theme NAME] [--course FILE] [--standards FILE] [--privacy FILE]\n';
/** Findings beyond these are counted only; the report in the database holds them all. */
const shownFindings = 50;

const { values } = parseArgs({
  options: {
    tenant: { type: 'string' },
    roster: { type: 'string' },
    catalogue: { type: 'string' },
    records: { type: 'string' },
    'admitted-by': { type: 'string' },
    withdraw: { type: 'boolean', default: false },
    harvest: { type: 'string' },
    set: { type: 'string' },
    prefix: { type: 'string' },
    source: { type: 'string' },
    theme: { type: 'string' },
    course: { type: 'string' },
    standards: { type: 'string' },
    privacy: { type: 'string' },
  },
});
const { tenant, roster, catalogue, records, harvest: address, set, prefix, source, theme, course, standards, privacy, withdraw, 'admitted-by': admittedBy } = values;
const isSourced = (records ?? address) !== undefined;
const isAddress = address === undefined || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol));
// A platform above answers for what it has delivered, and for nothing else; where it is refused nothing has been written before.
const isAdmitted = admittedBy === undefined || ((catalogue ?? records) !== undefined && (roster ?? address ?? course) === undefined);
// What is taken back is a folder of the own catalogue, by a command that does nothing else.
const isWithdrawn = !withdraw || (catalogue !== undefined && (roster ?? records ?? address ?? admittedBy ?? theme ?? course ?? standards ?? privacy) === undefined);
const isPrefix = prefix === undefined || isMetadataPrefix(prefix);
if (tenant === undefined || !/^[A-Za-z0-9._-]{1,64}$/.test(tenant) || (roster ?? catalogue ?? records ?? address ?? theme ?? course ?? standards ?? privacy) === undefined || isSourced !== (source !== undefined) || !isAddress || !isAdmitted || !isWithdrawn || !isPrefix) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  await run(tenant).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

async function run(tenantId: string): Promise<void> {
  const config = readConfig(process.env);
  const carrier = await openCarrier(config);
  try {
    const onProgress = (share: number) => process.stderr.write(`\r${Math.round(share * 100)} %${share === 1 ? '\n' : ''}`);
    const job = { carrier, config, tenantId, onProgress };
    if (roster !== undefined) print(await importRoster(job, roster));
    if (catalogue !== undefined) print(await (withdraw ? withdrawCatalogue(job, catalogue) : importCatalogue(job, catalogue, admittedBy)));
    if (records !== undefined && source !== undefined) print(await importDelivery(carrier.db, tenantId, { name: basename(records), bytes: await readFile(records), source, ...(admittedBy !== undefined && { admittedBy }) }, onProgress));
    if (address !== undefined && source !== undefined) {
      const repository = { address, source, ...(set !== undefined && { set }), ...(prefix !== undefined && isMetadataPrefix(prefix) && { prefix }) };
      const harvested = await harvest(carrier.db, tenantId, repository, { onPart: (part) => void process.stderr.write(`\rpart ${part}`) });
      process.stderr.write('\n');
      print(harvested);
    }
    if (theme !== undefined) await setTheme(carrier.db, tenantId, theme, config.folders['/themes/'] ?? '');
    if (course !== undefined) process.stdout.write(`course ${await importCourse(carrier.db, course, { tenantId, dataFolder: config.dataFolder })}\n`);
    if (standards !== undefined) {
      const { title, items, outcome, findings } = await importStandard(carrier.db, tenantId, standards);
      process.stdout.write(`standards\n  ${title}: ${items} items, ${outcome}\n`);
      for (const { item, rule } of findings.slice(0, shownFindings)) process.stdout.write(`  ${item} [${rule}]\n`);
    }
    if (privacy !== undefined) {
      const { rules, changed, ended } = await publishPrivacyFile(carrier.db, tenantId, privacy);
      process.stdout.write(`privacy\n  rules: ${rules ? 'published' : 'unchanged'}\n  asked anew: ${changed.join(', ') || '-'}\n  no longer asked: ${ended.join(', ') || '-'}\n`);
    }
  } finally {
    await carrier.close();
  }
}

function print({ kind, counts, findings }: ImportResult): void {
  process.stdout.write(`${kind}\n`);
  for (const [name, count] of Object.entries(counts)) {
    const parts = Object.entries(count).map(([key, number]) => `${key} ${number}`);
    process.stdout.write(`  ${name}: ${parts.join(', ')}\n`);
  }
  const language = negotiateLanguage(process.env['LANG']?.replace('_', '-'));
  for (const stored of findings.slice(0, shownFindings)) {
    const { severity, file, line, field, rule, message } = toFinding(stored, language);
    process.stdout.write(`  ${severity} ${file}:${line ?? '-'} ${field ?? ''} [${rule}] ${message}\n`);
  }
  if (findings.length > shownFindings) process.stdout.write(`  … ${findings.length - shownFindings} more\n`);
}
