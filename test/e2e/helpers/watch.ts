/** What a page said to the console, and where it sent requests. */
import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import type { Page } from 'puppeteer-core';
import { basePath, routes } from '../../../contract/src/index.ts';

export interface Watched {
  /** Console errors and uncaught exceptions. */
  readonly errors: string[];
  readonly warnings: string[];
  /** Addresses of all requests that left the page. */
  readonly requests: string[];
  /** The same with the method before the address: `GET http://…`. */
  readonly calls: string[];
}

/** Listens from now on. */
export function watch(page: Page): Watched {
  const watched: Watched = { errors: [], warnings: [], requests: [], calls: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text());
    // The older client calls it `warning`, the newer `warn`.
    if (message.type().startsWith('warn')) watched.warnings.push(message.text());
  });
  page.on('pageerror', (error) => watched.errors.push(error instanceof Error ? error.message : String(error)));
  page.on('request', (request) => {
    watched.requests.push(request.url());
    watched.calls.push(`${request.method()} ${request.url()}`);
  });
  return watched;
}

/** Requests that went anywhere but to the page's own origin. */
export function strangers({ requests }: Watched, origin: string): string[] {
  return requests.filter((address) => !/^(data|blob):/.test(address) && new URL(address).origin !== origin);
}

/** `GET` with `/resources/[^/]+`, for each route of the contract. */
const known = Object.values(routes).map(({ method, path }) => new RegExp(`^${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));

/** What a package's units may call: the resources of xAPI 2.0 (IEEE 9274.1.1) and the fetch address of cmi5. */
const recordStore = /^\/xapi\/(statements|activities(\/state|\/profile)?|agents(\/profile)?|about|fetch)$/;

/** Calls of the service that are no route of the contract; files and pages are none of it. */
export function outsideContract(calls: readonly string[]): string[] {
  return calls.filter((call) => {
    const [method = '', address = ''] = call.split(' ');
    // What a browser asks by itself before a call to another origin is no call of the page.
    if (/^(data|blob):/.test(address) || method === 'OPTIONS') return false;
    const { pathname } = new URL(address);
    if (pathname.startsWith('/xapi/')) return !recordStore.test(pathname);
    return pathname.startsWith(`${basePath}/`) && !known.some((route) => route.test(`${method} ${pathname.slice(basePath.length)}`));
  });
}

/** What the windows of this test file called beyond the contract. */
const beyond: string[] = [];

/** Holds the network log of a page against the contract from now on: the test in which it calls something else fails. */
export function holdToContract(page: Page): void {
  page.on('request', (request) => beyond.push(...outsideContract([`${request.method()} ${request.url()}`])));
}
afterEach(() => assert.deepEqual(beyond.splice(0), [], 'calls that are not in the contract'));

/** The network log of a journey shows the contract, and of the service nothing else. */
export function assertOnlyContract(...pages: readonly Watched[]): void {
  for (const { calls } of pages) {
    assert.ok(calls.some((call) => call.includes(`${basePath}/`)), 'the network log was read');
    assert.deepEqual(outsideContract(calls), [], 'calls that are not in the contract');
  }
}
