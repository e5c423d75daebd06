/**
 * In answers, files of the service are named by their path within it. A page of another origin must ask the service for
 * them and not its own server, so every such path becomes a whole address before anybody sees it.
 */

/** Fields of the contract that hold an `Address`. */
const fields: ReadonlySet<string> = new Set(['url', 'coverUrl']);

/**
 * @param value an answer, fresh from parsing; it is changed
 * @param service where the service is, without `/api/v1`; empty: where the page comes from
 */
export function makeAddressesWhole(value: unknown, service: string): void {
  if (service === '' || typeof value !== 'object' || value === null) return;
  for (const [field, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') makeAddressesWhole(inner, service);
    else if (fields.has(field) && inner.startsWith('/')) Reflect.set(value, field, new URL(service + inner, document.baseURI).href);
  }
}
