/** Where a request comes from, as far as limits need to know. */
import { BlockList, isIP, isIPv6 } from 'node:net';

/** The proxies of the configuration, as a list that addresses are held against. @throws Error that names what is no address */
export function proxyList(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of addresses) {
    const [address = '', prefix] = entry.split('/');
    const bits = prefix === undefined ? (isIPv6(address) ? 128 : 32) : Number(prefix);
    if (isIP(address) === 0 || !Number.isInteger(bits)) throw new Error(`TRUSTED_PROXIES: ${entry} is neither an address nor a network`);
    list.addSubnet(address, bits, familyOf(address));
  }
  return list;
}

/**
 * The address that stands for the client. Only what trusted proxies wrote is believed, from the last backwards: whatever
 * stands before the first foreign address anybody may have written. Of IPv6 the network counts, since one line has
 * 2⁶⁴ addresses of its own.
 */
export function clientAddress(peer: string | null, forwardedFor: string | null, proxies: BlockList): string {
  let address = plain(peer ?? '');
  for (const hop of forwardedFor === null ? [] : forwardedFor.split(',').reverse()) {
    if (!isTrusted(address, proxies)) break;
    const before = plain(hop.trim());
    if (isIP(before) === 0) break;
    address = before;
  }
  return isIPv6(address) ? networkOf(address) : address === '' ? 'unknown' : address;
}

function isTrusted(address: string, proxies: BlockList): boolean {
  return isIP(address) !== 0 && proxies.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** IPv4 written as IPv6, brackets and zones taken off. */
function plain(address: string): string {
  return address.replace(/^\[|\]$/g, '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The first 64 bits. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).map((part) => Number.parseInt(part, 16).toString(16)).join(':')}::/64`;
}
