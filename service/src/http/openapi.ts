/** Serves the published document of the contract. */
import { readFileSync } from 'node:fs';

const document = readFileSync(new URL('../../../contract/openapi.json', import.meta.url));

/** The document as it is committed. Public: vendors read it before they have an account. */
export function openApi(): Response {
  return new Response(new Uint8Array(document), {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
  });
}
