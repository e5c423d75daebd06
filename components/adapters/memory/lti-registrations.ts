/** Registrations of LTI of the county in memory, where nobody travels: one library answers, nobody else does. */
import type { LtiAddresses, LtiCheck, LtiDraft, LtiRegistration } from '../../base/ports/lti.ts';
import { Refusal, found, type Caller, type County } from './county.ts';

const issuer = 'https://space.example/lti/yunling';
const ours: LtiAddresses = { issuer, keysUrl: `${issuer}/keys`, authorizeUrl: `${issuer}/authorize`, returnUrl: `${issuer}/return`, loginUrl: `${issuer}/login`, launchUrl: `${issuer}/launch` };
const library: LtiDraft = {
  side: 'tool',
  name: '澜川数字图书馆',
  loginUrl: 'https://library.example/lti/login',
  launchUrl: 'https://library.example/lti',
  redirectUrls: ['https://library.example/lti'],
  keysUrl: 'https://library.example/lti/keys',
  roles: ['teacher', 'manager'],
  tellsNames: false,
};

export class LtiRegistrations {
  readonly #county: County;
  readonly #now: () => string;
  #items: LtiRegistration[] = [{ id: 'tool-library', draft: library, clientId: '5c0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a13', deploymentId: '1', ours, createdAt: '2026-09-01T00:30:00.000Z' }];
  readonly #made = new Map<string, LtiRegistration>();

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  list(by: Caller): { ours: LtiAddresses; items: LtiRegistration[] } {
    this.#requireManager(by);
    return structuredClone({ ours, items: this.#items });
  }

  /** Tools that are there for a role. */
  toolsFor({ identity }: Caller): { id: string; name: string; tellsNames: boolean }[] {
    return this.#items.flatMap(({ id, draft }) => (draft.side === 'tool' && draft.roles.some((role) => role === identity.role) ? [{ id, name: draft.name, tellsNames: draft.tellsNames }] : []));
  }

  register(by: Caller, draft: LtiDraft, key: string): LtiRegistration {
    this.#requireManager(by);
    const made = this.#made.get(key);
    if (made) return structuredClone(made);
    this.#requireGood(draft, null);
    const [clientId, deploymentId] = draft.side === 'tool' ? [crypto.randomUUID(), '1'] : [draft.clientId, draft.deploymentId];
    const registration = { id: crypto.randomUUID(), draft: structuredClone(draft), clientId, deploymentId, ours, createdAt: this.#now() };
    this.#items.push(registration);
    this.#made.set(key, registration);
    return structuredClone(registration);
  }

  change(by: Caller, id: string, draft: LtiDraft): LtiRegistration {
    const one = this.#find(by, id);
    const { draft: before } = one;
    if (before.side !== draft.side) throw new Refusal('not-found');
    if (before.side === 'platform' && draft.side === 'platform' && (['issuer', 'clientId', 'deploymentId'] as const).some((name) => draft[name] !== before[name])) throw new Refusal('invalid-request');
    this.#requireGood(draft, id);
    one.draft = structuredClone(draft);
    return structuredClone(one);
  }

  end(by: Caller, id: string): void {
    const one = this.#find(by, id);
    this.#items = this.#items.filter((other) => other !== one);
  }

  check(by: Caller, id: string): LtiCheck {
    const { draft } = this.#find(by, id);
    const outcome = new URL(draft.keysUrl).hostname === 'library.example' ? 'ok' : 'unreachable';
    return { keys: outcome, login: draft.side === 'tool' ? outcome : null };
  }

  #find(by: Caller, id: string): LtiRegistration {
    this.#requireManager(by);
    return found(this.#items.find((one) => one.id === id));
  }

  #requireManager(by: Caller): void {
    this.#county.imports(by);
  }

  #requireGood(draft: LtiDraft, ownId: string | null): void {
    const addresses = draft.side === 'tool' ? [draft.loginUrl, draft.launchUrl, draft.keysUrl, ...draft.redirectUrls] : [draft.issuer, draft.authorizeUrl, draft.keysUrl, ...draft.returnUrls];
    if (!addresses.every(isPublic)) throw new Refusal('invalid-request');
    const isSame = ({ id, draft: other }: LtiRegistration) => id !== ownId && nameOf(other) === nameOf(draft);
    if (this.#items.some(isSame)) throw new Refusal('conflict');
  }
}

/** By what the other side is known. */
const nameOf = (draft: LtiDraft): string => (draft.side === 'tool' ? `tool ${draft.loginUrl} ${draft.launchUrl}` : `platform ${draft.issuer} ${draft.clientId}`);

function isPublic(address: string): boolean {
  try {
    const { protocol, hostname } = new URL(address);
    return protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$|\.(?:local|localhost|internal|lan)$/.test(hostname);
  } catch {
    return false;
  }
}
