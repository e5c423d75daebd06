/** How good the answers are: judged queries over the demo county's catalogue, beside what plain SQL would find. */
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { loadCatalogueDirectory } from '../../service/src/catalogue/package.ts';
import { readCatalogue } from '../../service/src/catalogue/read-catalogue.ts';
import type { ResourceRow } from '../../service/src/catalogue/types.ts';
import { CatalogueIndex } from '../../search/catalogue-index.ts';
import { makeEntry } from '../../search/entry.ts';
import { toDocument } from '../../service/src/import/resource-document.ts';
import type { Figure } from '../figure.ts';
import { judgedQueries, ndcg, recall, worthOf } from './judgements.ts';

const places = 50;
const catalogue = fileURLToPath(new URL('../../demo/county/catalogue/', import.meta.url));
const media = fileURLToPath(new URL('../../demo/media/files/', import.meta.url));

type Engine = (words: string) => Promise<string[]>;

/** Reads the county's catalogue, as the import does. */
export async function countyRows(): Promise<ResourceRow[]> {
  return readCatalogue(await loadCatalogueDirectory(catalogue, { media })).resources;
}

export async function* quality(databaseUrl: string): AsyncIterable<Figure> {
  const rows = await countyRows();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillPlainTable(client, rows);
    const engines: Record<string, Engine> = { ours: indexEngine(rows), ILIKE: likeEngine(client), pg_trgm: trigramEngine(client) };
    const judged = judgedQueries.map((query) => ({ query, worth: worthOf(query, rows) }));
    const unanswerable = judged.filter(({ worth }) => worth.size === 0).map(({ query }) => query.q);
    if (unanswerable.length > 0) throw new Error(`Nothing in the catalogue answers: ${unanswerable.join(', ')}`);
    const gains: Record<string, number[]> = {};
    const recalls: Record<string, number[]> = {};
    for (const [name, engine] of Object.entries(engines)) {
      for (const { query, worth } of judged) {
        const found = await engine(query.q);
        (gains[name] ??= []).push(ndcg(found, worth));
        (recalls[name] ??= []).push(recall(found, worth));
      }
    }
    const peers = (values: Record<string, number[]>) => ({ ILIKE: mean(values['ILIKE']), pg_trgm: mean(values['pg_trgm']) });
    yield { name: `nDCG@10 of ${judged.length} judged queries`, value: mean(gains['ours']), unit: '', goal: { atLeast: 0.85 }, peers: peers(gains) };
    yield { name: 'recall@50', value: mean(recalls['ours']), unit: '', peers: peers(recalls) };
    for (const kind of new Set(judged.map(({ query }) => query.kind))) {
      const of = (name: string) => mean(gains[name]?.filter((_gain, index) => judged[index]?.query.kind === kind));
      yield { name: `nDCG@10, ${kind}`, value: of('ours'), unit: '', peers: { ILIKE: of('ILIKE'), pg_trgm: of('pg_trgm') } };
    }
  } finally {
    await client.end();
  }
}

/** The index of the service over the rows. */
export function indexEngine(rows: readonly ResourceRow[]): Engine {
  const index = new CatalogueIndex();
  const context = { admittedBy: { id: 'county', name: '县教育局', level: 'county' as const }, addressOf: (path: string) => `/${encodeURI(path)}` };
  for (const row of rows) index.put(row.identifier, makeEntry(toDocument(row, context)), '2026-09-01T00:00:00.000Z');
  return async (words) => index.search({ q: words, facets: 'false' }, places).items.map(({ id }) => id);
}

async function fillPlainTable(client: pg.Client, rows: readonly ResourceRow[]): Promise<void> {
  await client.query(`create extension if not exists pg_trgm`);
  await client.query(`create table plain (identifier text, title text, everything text)`);
  for (const row of rows) {
    const { identifier, title, subject, edition, volume, chapter, provider, keywords, lecturers } = row;
    const everything = [title, subject, edition, volume, chapter, provider, ...keywords, ...lecturers.people.map(({ name }) => name)].join(' ');
    await client.query('insert into plain values ($1, $2, $3)', [identifier, title, everything]);
  }
}

/** Each word must stand somewhere in what the resource says. */
function likeEngine(client: pg.Client): Engine {
  return async (words) => {
    const parts = words.split(/\s+/).map((word) => `%${word.replaceAll(/[%_\\]/g, '\\$&')}%`);
    const { rows } = await client.query<{ identifier: string }>(
      `select identifier from plain where ${parts.map((_part, index) => `everything ilike $${index + 1}`).join(' and ')} order by length(title), identifier limit ${places}`,
      parts,
    );
    return rows.map(({ identifier }) => identifier);
  };
}

/** What is most alike by trigrams. */
function trigramEngine(client: pg.Client): Engine {
  return async (words) => {
    const { rows } = await client.query<{ identifier: string }>(
      `select identifier from plain where word_similarity($1, everything) > 0.2
       order by greatest(similarity($1, title), word_similarity($1, everything)) desc, length(title), identifier limit ${places}`,
      [words],
    );
    return rows.map(({ identifier }) => identifier);
  };
}

function mean(values: readonly number[] = []): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
