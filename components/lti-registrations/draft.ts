/** What a person types of a registration, as a draft: or what is wrong with it, field by field. */
import type { LtiDraft } from '../base/index.ts';

export type Fault = 'missing' | 'address' | 'public' | 'role';
export type Faults = Readonly<Record<string, Fault>>;

const inner = /^\[|^[\d.]+$|^[^.]+$|\.(?:local|localhost|internal|lan|home\.arpa)$/;
const ownMachine = /^(?:localhost|127\.[\d.]+|\[::1\])$/;

/** The service decides; what it will surely refuse is said at once. On a machine of one's own, services of that machine are met. */
function faultOf(address: string): Fault | null {
  if (address === '') return 'missing';
  const url = parsed(address);
  if (url === null) return 'address';
  const { protocol, hostname } = url;
  if (ownMachine.test(hostname) && /^https?:$/.test(protocol)) return ownMachine.test(location.hostname) ? null : 'public';
  if (protocol !== 'https:') return 'address';
  return inner.test(hostname) ? 'public' : null;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

const linesOf = (text: string): string[] => text.split(/\s+/).filter((line) => line !== '');

/** Reads a form; names of its fields are those of the contract. */
export function readDraft(form: HTMLFormElement, side: LtiDraft['side']): { draft: LtiDraft; faults: Faults } {
  const data = new FormData(form);
  const faults: Record<string, Fault> = {};
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const word = (name: string): string => {
    const value = text(name);
    if (value === '') faults[name] = 'missing';
    return value;
  };
  const address = (name: string): string => {
    const value = text(name);
    const fault = faultOf(value);
    if (fault) faults[name] = fault;
    return value;
  };
  const addresses = (name: string): string[] => {
    const all = linesOf(text(name));
    const fault = all.map(faultOf).find((one) => one !== null);
    if (fault) faults[name] = fault;
    return all;
  };
  if (side === 'platform') {
    const draft: LtiDraft = {
      side, name: word('name'), issuer: address('issuer'), clientId: word('clientId'), deploymentId: word('deploymentId'),
      authorizeUrl: address('authorizeUrl'), keysUrl: address('keysUrl'), returnUrls: addresses('returnUrls'),
    };
    return { draft, faults };
  }
  const roles = (['teacher', 'manager'] as const).filter((role) => data.getAll('roles').includes(role));
  if (roles.length === 0) faults['roles'] = 'role';
  const launchUrl = address('launchUrl');
  const others = addresses('redirectUrls');
  const draft: LtiDraft = {
    side, name: word('name'), loginUrl: address('loginUrl'), launchUrl,
    // Most tools are answered where they are launched.
    redirectUrls: others.length === 0 ? [launchUrl] : others,
    keysUrl: address('keysUrl'), roles, tellsNames: data.has('tellsNames'),
  };
  return { draft, faults };
}
