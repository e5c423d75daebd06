/** The files of a OneRoster bundle and what its manifest says about them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from '../reading/csv.ts';
import type { Findings } from '../reading/finding.ts';
import type { Delivery } from './table.ts';
import type { RosterFileName } from './types.ts';

/** A bundle in memory: file name to bytes. */
export type RosterEntries = ReadonlyMap<string, Uint8Array>;

/** Files that are read, in the order in which they are reported. */
export const ROSTER_FILES: readonly RosterFileName[] = [
  'orgs.csv',
  'academicSessions.csv',
  'courses.csv',
  'classes.csv',
  'users.csv',
  'roles.csv',
  'enrollments.csv',
];

const MANIFEST = 'manifest.csv';

/** Reads the CSV files of a folder into memory. */
export async function loadRosterDirectory(directory: string): Promise<RosterEntries> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.csv')).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name))] as const)));
}

/** A bundle after its manifest. */
export interface Bundle {
  source: { name: string; code: string };
  deliveries: ReadonlyMap<RosterFileName, Delivery>;
}

/** Holds the manifest against the files that came, and reports where they disagree. */
export function openBundle(entries: RosterEntries, findings: Findings): Bundle {
  const manifest = readManifest(entries, findings);
  // A full bundle holds all files; one with changes holds those that changed.
  const hasDelta = [...manifest.values()].some(({ value }) => value === 'delta');
  const deliveries = new Map<RosterFileName, Delivery>();
  for (const file of ROSTER_FILES) {
    const bytes = entries.get(file) ?? null;
    const property = `file.${file.replace('.csv', '')}`;
    const mode = manifest.get(property)?.value ?? (bytes ? 'bulk' : 'absent');
    const line = manifest.get(property)?.line ?? null;
    const say = (severity: 'error' | 'warning', rule: string): void => {
      findings[severity](MANIFEST, { line, field: property, rule, value: mode, params: { target: file } });
    };
    if (mode !== 'bulk' && mode !== 'delta' && mode !== 'absent') say('error', 'roster.manifest.mode');
    else if (mode !== 'absent' && !bytes) say('error', 'roster.manifest.file-missing');
    else if (mode === 'absent' && bytes) say('warning', 'roster.manifest.file-unannounced');
    else if (mode === 'absent' && !hasDelta) say('error', 'roster.manifest.file-required');
    else if (mode === 'delta') say('warning', 'roster.manifest.delta');
    const isRead = mode === 'bulk' || mode === 'delta';
    deliveries.set(file, { bytes: isRead ? bytes : null, delta: mode === 'delta' });
  }
  return {
    source: { name: manifest.get('source.systemName')?.value ?? '', code: manifest.get('source.systemCode')?.value ?? '' },
    deliveries,
  };
}

function readManifest(entries: RosterEntries, findings: Findings): Map<string, { value: string; line: number }> {
  const bytes = entries.get(MANIFEST);
  const properties = new Map<string, { value: string; line: number }>();
  if (!bytes) {
    findings.warning(MANIFEST, { line: null, field: null, rule: 'roster.manifest.missing' });
    return properties;
  }
  for (const { line, fields } of readCsv(MANIFEST, bytes, ['propertyName', 'value'], findings) ?? []) {
    properties.set(fields.get('propertyName') ?? '', { value: fields.get('value') ?? '', line });
  }
  const version = properties.get('oneroster.version');
  if (version && version.value !== '1.2') {
    const remark = { line: version.line, field: 'oneroster.version', value: version.value };
    findings.warning(MANIFEST, { ...remark, rule: 'roster.manifest.version' });
  }
  return properties;
}
