/** A request to the store as its resources see it. */
import * as v from 'valibot';
import type { Database } from '../database/carrier.ts';
import type { GroupCommit } from '../database/group-commit.ts';
import { isStorable } from '../http/storable.ts';
import { ProblemError } from '../http/problem.ts';
import { parseValue } from '../http/validate.ts';
import type { XapiCaller } from './caller.ts';
import type { XapiVersion } from './version.ts';
import { Actor } from './statement/actor.ts';
import type { Delivery } from './statement/prepare.ts';

export interface XapiRequest {
  readonly request: Request;
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly version: XapiVersion;
  readonly caller: XapiCaller;
  readonly db: Database;
  /** Stores deliveries, each perhaps together with others; answers with its ids. */
  readonly records: GroupCommit<Delivery, string[]>;
}

/** Answers one resource; the method is one of those that it was mounted for. */
export type Resource = (request: XapiRequest) => Promise<Response>;

/** The address's parameters, each once. @throws ProblemError invalid-request | invalid-encoding */
export function readQuery(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (name in query) throw parameterProblem(name);
    if (!isStorable(value)) throw new ProblemError('invalid-encoding');
    query[name] = value;
  }
  return query;
}

/** Parses the parameters; one that the schema does not know is an error, for a mistyped filter would show everything. */
export function parseQuery<Output>(schema: v.GenericSchema<unknown, Output>, query: Readonly<Record<string, string>>): Output {
  return parseValue(schema, query, '');
}

export function parameterProblem(name: string): ProblemError {
  return new ProblemError('invalid-request', { errors: [{ pointer: name, rule: 'xapi-parameter' }] });
}

/** A parameter that holds JSON. */
export function json<Output>(schema: v.GenericSchema<unknown, Output>) {
  return v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }): unknown => {
      try {
        return JSON.parse(dataset.value);
      } catch {
        addIssue({ message: 'JSON' });
        return NEVER;
      }
    }),
    schema,
  );
}

/** An agent or group by which something is found. */
export const AgentParameter = json(Actor);
export const Flag = v.pipe(v.picklist(['true', 'false']), v.transform((text) => text === 'true'));
