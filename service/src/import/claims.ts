/**
 * What a roster's rows claim: that a person has a role at a place. A membership stands while a row claims it; a delivery
 * of changes names rows by their ids, and often says nothing else about those that are gone.
 */
import { joinSubjects, subjectsIn } from '../authorisation/plans.ts';
import { upsert } from './upsert.ts';
import type { RosterImport } from './write-roster.ts';

/** A person, a class or organisation, and the role there. */
export interface Membership {
  readonly person: string;
  readonly place: string;
  readonly role: string;
}

type ClaimFile = 'roles.csv' | 'enrollments.csv';

interface Claim extends Membership {
  /** Subjects that the row says the person heads there. */
  readonly heads: string;
  readonly ended_at: string | null;
}

export class Claims {
  readonly #work: RosterImport;
  readonly #file: ClaimFile;
  readonly #before: ReadonlyMap<string, Claim>;
  readonly #now: Map<string, Claim>;
  readonly #touched = new Set<string>();

  private constructor(work: RosterImport, file: ClaimFile, before: ReadonlyMap<string, Claim>) {
    this.#work = work;
    this.#file = file;
    this.#before = before;
    this.#now = new Map(before);
  }

  /** The claims of the sending system that are known. */
  static async load(work: RosterImport, file: ClaimFile): Promise<Claims> {
    const rows = await work.db
      .selectFrom('membership_source')
      .select(['source_id', 'person_id as person', 'place_id as place', 'role', 'heads', 'ended_at'])
      .where((where) => where.and({ tenant_id: work.tenantId, source: work.source, file }))
      .execute();
    return new Claims(work, file, new Map(rows.map(({ source_id, ...claim }) => [source_id, claim])));
  }

  /** A row claims this membership now, and none that it claimed before. */
  make(sourcedId: string, membership: Membership, heads: readonly string[] = []): void {
    this.end(sourcedId);
    this.#touched.add(keyOf(membership));
    this.#now.set(sourcedId, { ...membership, heads: joinSubjects(heads), ended_at: null });
  }

  /** A row claims nothing any more. Says whether it was known. */
  end(sourcedId: string): boolean {
    const claim = this.#now.get(sourcedId);
    if (claim === undefined) return false;
    this.#touched.add(keyOf(claim));
    if (claim.ended_at === null) this.#now.set(sourcedId, { ...claim, ended_at: this.#work.now });
    return true;
  }

  /** All claims that the test holds for are ended. */
  endWhere(isGone: (claim: Membership, sourcedId: string) => boolean): void {
    for (const [sourcedId, claim] of this.#now) if (claim.ended_at === null && isGone(claim, sourcedId)) this.end(sourcedId);
  }

  /** Whether this delivery said anything about the membership. */
  isTouched(membership: Membership): boolean {
    return this.#touched.has(keyOf(membership));
  }

  /** Whether any row claims the membership now. */
  isHeld(membership: Membership): boolean {
    const key = keyOf(membership);
    for (const claim of this.#now.values()) if (claim.ended_at === null && keyOf(claim) === key) return true;
    return false;
  }

  /** The subjects that the rows which claim the membership now say the person heads. */
  headsOf(): (membership: Membership) => string {
    const led = new Map<string, string[]>();
    for (const claim of this.#now.values()) {
      if (claim.ended_at === null && claim.heads !== '') led.set(keyOf(claim), [...(led.get(keyOf(claim)) ?? []), ...subjectsIn(claim.heads)]);
    }
    return (membership) => joinSubjects(led.get(keyOf(membership)) ?? []);
  }

  /** Whether a row that this delivery does not hold still claims the membership. */
  isHeldElsewhere(mentioned: ReadonlySet<string>): (membership: Membership) => boolean {
    const held = new Set([...this.#now].flatMap(([sourcedId, claim]) => (claim.ended_at === null && !mentioned.has(sourcedId) ? [keyOf(claim)] : [])));
    return (membership) => held.has(keyOf(membership));
  }

  /** Writes what has changed. */
  async write(): Promise<void> {
    const { db, tenantId: tenant_id, source } = this.#work;
    const file = this.#file;
    const changed = [...this.#now].filter(([sourcedId, claim]) => !isSame(this.#before.get(sourcedId), claim));
    const rows = changed.map(([source_id, { person, place, role, heads, ended_at }]) => ({ tenant_id, source, file, source_id, person_id: person, place_id: place, role, heads, ended_at }));
    await upsert(db, 'membership_source', ['tenant_id', 'source', 'file', 'source_id'], rows);
  }
}

function keyOf({ person, place, role }: Membership): string {
  return `${person} ${place} ${role}`;
}

function isSame(one: Claim | undefined, other: Claim): boolean {
  return one !== undefined && keyOf(one) === keyOf(other) && one.heads === other.heads && (one.ended_at === null) === (other.ended_at === null);
}
