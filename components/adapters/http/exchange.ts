/** The exchange port and the import port over a service that speaks the contract. */
import { cancelImport, exportResources, startImport } from '../../../contract/src/routes/exchange.ts';
import { listImports } from '../../../contract/src/routes/imports.ts';
import { changeLti, checkLti, endLti, listLti, listTools, readSelection, registerLti, startSelection, takeSelection } from '../../../contract/src/routes/lti.ts';
import type { ExchangePort } from '../../base/ports/exchange.ts';
import type { ImportPort } from '../../base/ports/imports.ts';
import type { Answer, CallOptions, Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import type { Client, Outcome, RouteCallOptions } from './client.ts';

const answer = <Value>({ value, asOf }: Outcome<Value>): Answer<Value> => ({ value, asOf, stale: false });
type By = (options?: CallOptions) => RouteCallOptions;

export function exchangePort(client: Client, by: By, hub: Subscribable): ExchangePort {
  return {
    subscribe: changesFor('exchange', hub),
    export: async ({ format, resourceIds }, options) =>
      (await client.call(exportResources, { body: { format, resourceIds: [...resourceIds] } }, { ...by(options), functionId: 'SYS-08' })).value,
    tools: async (options) => {
      const { value, asOf } = await client.call(listTools, {}, by(options));
      return answer({ value: value.items, asOf });
    },
    choose: async (registrationId, purpose) => (await client.call(startSelection, { params: { registrationId }, body: { purpose } }, { ...by(), functionId: 'T-19' })).value,
    selection: async (selectionId, options) => answer(await client.call(readSelection, { params: { selectionId } }, by(options))),
    take: async (selectionId, places) => (await client.call(takeSelection, { params: { selectionId }, body: { places: [...places] } }, { ...by(), functionId: 'T-19' })).value,
    registrations: async (options) => answer(await client.call(listLti, {}, by(options))),
    register: async (draft, key) => (await client.call(registerLti, { body: draft }, { ...by(), idempotencyKey: key, functionId: 'SYS-08' })).value,
    changeRegistration: async (registrationId, draft) => (await client.call(changeLti, { params: { registrationId }, body: draft }, { ...by(), functionId: 'SYS-08' })).value,
    endRegistration: async (registrationId) => {
      await client.call(endLti, { params: { registrationId } }, { ...by(), functionId: 'SYS-08' });
    },
    checkRegistration: async (registrationId, options) => (await client.call(checkLti, { params: { registrationId } }, { ...by(options), functionId: 'SYS-08' })).value,
  };
}

export function importPort(client: Client, by: By, hub: Subscribable): ImportPort {
  return {
    subscribe: changesFor('imports', hub),
    list: async ({ cursor, limit }, options) => answer(await client.call(listImports, { query: { cursor, limit: limit === undefined ? undefined : String(limit) } }, by(options))),
    start: async ({ name, source, content }, options) => (await client.call(startImport, { query: { name, source } }, { ...by(options), file: content, functionId: 'SYS-08' })).value,
    cancel: async (importId) => {
      await client.call(cancelImport, { params: { importId } }, { ...by(), functionId: 'SYS-08' });
    },
  };
}
