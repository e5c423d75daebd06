/**
 * Fetches small texts from hosts that managers have named. What a name leads to is looked at when it is connected to, so
 * that no name leads into the network in which the service stands, whatever it led to before.
 */
import { lookup } from 'node:dns';
import { request as askPlain, type IncomingMessage } from 'node:http';
import { request as askSecure } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { isLoopback } from '../config.ts';

const largest = 1_000_000;

/** Networks that are no part of the public one: of a machine, a house, a provider, and those for nobody or for many. */
const inner = new BlockList();
for (const network of ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/3']) add(network, 'ipv4');
for (const network of ['::/127', '64:ff9b::/96', 'fc00::/7', 'fe80::/10', 'ff00::/8']) add(network, 'ipv6');

function add(network: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', bits] = network.split('/');
  inner.addSubnet(address, Number(bits), family);
}

/** True for an address that everybody on the public network reaches. */
export function isPublicAddress(address: string): boolean {
  return !inner.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Finds the addresses of a name, as `dns.lookup` does, and refuses one that leads to any that is not public. */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    // A name that nobody has comes without a list, whatever the types say.
    if (error !== null) {
      callback(error, []);
      return;
    }
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) callback(new Error(`${hostname} leads to no public address`), []);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** True for the host of an address that is written out and not public. What a name leads to is another question. */
export function isInner(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && !isPublicAddress(address);
}

/**
 * How a request finds its host, and only on the public network. An address that is written out is not looked up, so it is judged here.
 * @throws Error where it is not public
 */
export function guardOf(hostname: string): { lookup: LookupFunction } {
  if (isInner(hostname)) throw new Error(`${hostname} is no public address`);
  return { lookup: lookUpPublic };
}

/** As `fetch` of what is read; redirects are not followed. @throws TypeError where there is no answer, or too long a one */
export async function fetchPublic(url: string, options: { headers: Headers; signal: AbortSignal }): Promise<Response> {
  const { status, text } = await askPublic(url, options);
  const isGood = status === 200;
  return new Response(isGood ? text : null, { status: isGood ? 200 : 502 });
}

/** What a host answers, and where it would send a browser. @throws TypeError where there is no answer, or too long a one */
export async function askPublic(url: string, { headers, signal }: { headers?: Headers; signal: AbortSignal }): Promise<{ status: number; location: string | null; text: string }> {
  try {
    const answer = await begin(url, headers, signal);
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of answer as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > largest) throw new Error('The answer is too long.');
      pieces.push(piece);
    }
    return { status: answer.statusCode ?? 0, location: answer.headers.location ?? null, text: Buffer.concat(pieces).toString('utf8') };
  } catch (cause) {
    signal.throwIfAborted();
    throw new TypeError(`${new URL(url).hostname} could not be asked`, { cause });
  }
}

/** The status of what a host answers; the page itself is not waited for. @throws TypeError where there is no answer */
export async function knockPublic(url: string, { signal }: { signal: AbortSignal }): Promise<number> {
  try {
    const answer = await begin(url, undefined, signal);
    answer.destroy();
    return answer.statusCode ?? 0;
  } catch (cause) {
    signal.throwIfAborted();
    throw new TypeError(`${new URL(url).hostname} could not be asked`, { cause });
  }
}

function begin(url: string, headers: Headers | undefined, signal: AbortSignal): Promise<IncomingMessage> {
  const { protocol, hostname } = new URL(url);
  const ask = protocol === 'https:' ? askSecure : askPlain;
  // Addresses of this very machine are accepted only where it serves nobody else.
  const guarded = isLoopback(hostname) ? {} : guardOf(hostname);
  return new Promise<IncomingMessage>((resolve, reject) => {
    ask(url, { headers: Object.fromEntries(headers ?? []), signal, agent: false, ...guarded }, resolve).once('error', reject).end();
  });
}
