/** The question to the catalogue, as ports and as addresses write it. */
import * as v from 'valibot';
import { searchResources } from '../../../contract/src/routes/resources.ts';
import type { SavedQuery as WireQuery } from '../../../contract/src/schemas/shelf.ts';
import type { SavedQuery } from '../../base/ports/shelf.ts';
import type { ResourceQuery } from '../../base/ports/types.ts';

const digits = (number: number | undefined) => (number === undefined ? undefined : String(number));
const flag = (value: boolean | undefined) => (value ? ('true' as const) : undefined);

/** As parameters of the route. */
export function encodeQuery({ grade, limit, playable, offline, facets, ...query }: ResourceQuery) {
  return {
    ...query,
    grade: digits(grade),
    limit: digits(limit),
    playable: flag(playable),
    offline: flag(offline),
    facets: facets === false ? ('false' as const) : undefined,
  };
}

/** As a saved search holds it: what is given, as text. */
export function encodeSavedQuery(query: SavedQuery): v.InferInput<typeof WireQuery> {
  return Object.fromEntries(Object.entries(encodeQuery(query)).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** What a saved search asks; a parameter that this version does not understand is left out. */
export function decodeSavedQuery(wire: v.InferOutput<typeof WireQuery>): SavedQuery {
  const known = Object.entries(searchResources.query.entries).filter(([name, schema]) => v.is(schema, wire[name as keyof typeof wire]));
  const { playable, offline, facets: _facets, cursor: _cursor, limit: _limit, ...query } = v.parse(
    searchResources.query,
    Object.fromEntries(known.map(([name]) => [name, wire[name as keyof typeof wire]])),
  );
  const given = Object.entries({ ...query, playable: playable && true, offline: offline && true }).filter(([, value]) => value !== undefined);
  // Only members without a value are dropped; the rest was parsed above.
  return Object.fromEntries(given);
}
