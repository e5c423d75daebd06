/** Answers from what is held on this machine, while the service cannot be asked: what was seen and what is kept. */
import type { Answer, Change, PortError } from '../../base/ports/ports.ts';
import type { Resource, ResourcePage, ResourceQuery, ResourceSummary } from '../../base/ports/types.ts';
import { summaryOf } from '../card.ts';
import { readForSearch, searchResources } from '../memory/search.ts';
import type { KeptAnswers, SeenResources } from './answers.ts';
import type * as HeldCatalogueModule from './held-catalogue.ts';
import type { HeldCatalogue } from './held-catalogue.ts';
import { isPlace } from './held-place.ts';
import { inPortions } from './in-portions.ts';
import type { OwnerFinder } from './owner.ts';

/** So long a question waits for the catalogue of what is held to be made. */
const patienceMs = 150;
/** Whoever has seen as much finds much without a line. */
const mostAnswersWithout = 30;
/** So long nobody has asked anything. */
const restMs = 5_000;
const plainPlace = /^\d+$/;

export interface HeldOptions {
  answers: Pick<KeptAnswers, 'seen' | 'count'>;
  owners: Pick<OwnerFinder, 'find'>;
  onChange: (change: Change) => void;
  /** Brings the code of the catalogue; for tests another one. */
  load?: () => Promise<Pick<typeof HeldCatalogueModule, 'HeldCatalogue' | 'firstSteps'>>;
}

interface Opened {
  readonly owner: string;
  readonly seen: SeenResources;
  readonly coming: Promise<HeldCatalogue | undefined>;
  /** When it was begun, by `performance.now()`: from then on nobody waits longer than the patience. */
  readonly begun: number;
  /** Somebody was answered without it, and is told when it is there. */
  isMissed: boolean;
}

export class Held {
  readonly #options: HeldOptions;
  #catalogue: Opened | undefined;
  /** Questions of which nobody knows yet whether the service or an earlier answer has them: that takes several steps, and none of them waits for a portion of what is taken in. */
  #resting: ReturnType<typeof setTimeout> | undefined;
  readonly #asked = new Set<Promise<unknown>>();

  constructor(options: HeldOptions) {
    this.#options = options;
  }

  /**
   * The service has answered. Where much was seen, the code that will search it is fetched while nobody asks: a slow machine takes a moment to read
   * it, in which it would hear no key.
   */
  expect(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.#load(), restMs);
  }
  async #load(): Promise<void> {
    const { answers, owners, load = loadCatalogue } = this.#options;
    try {
      if ((await answers.count((await owners.find()).id)) < mostAnswersWithout) return;
      await whenIdle();
      const { firstSteps } = await load();
      for (const step of firstSteps) {
        await whenIdle();
        step();
      }
    } catch {
      // It is asked for again when it is needed.
    }
  }

  /** Makes the catalogue of what is held before somebody asks, in portions between which the page draws. */
  async prepare(problem: PortError): Promise<void> {
    // Where nothing is held there is nothing to make.
    await this.#open(problem).then(({ coming }) => coming, () => undefined);
  }

  /** While this is asked nothing is taken in, but for no longer than a key may wait. */
  first<Value>(answer: Promise<Value>): Promise<Value> {
    const settled: Promise<unknown> = Promise.race([answer.then(nothingMore, nothingMore), later(patienceMs)]).then(() => this.#asked.delete(settled));
    this.#asked.add(settled);
    return answer;
  }
  readonly #rest = (): Promise<unknown> | undefined => (this.#asked.size === 0 ? undefined : Promise.all(this.#asked));

  /** A page of what is held. @throws the problem where there is nothing, or where the place is one in the service's answer */
  async search(query: ResourceQuery, problem: PortError): Promise<Answer<ResourcePage>> {
    const opened = await this.#open(problem);
    const { seen, coming } = opened;
    const isPlain = query.cursor !== undefined && plainPlace.test(query.cursor);
    if (query.cursor !== undefined && !isPlain && !isPlace(query.cursor)) throw problem;
    const catalogue = isPlain ? undefined : await Promise.race([coming, later(opened.begun + patienceMs - performance.now())]);
    if (catalogue !== undefined && catalogue !== 'later') return kept(catalogue.search(query), seen);
    // Much was seen and is still being taken in: words are found at once, sounds when that is done.
    if (catalogue === 'later' && !opened.isMissed) {
      opened.isMissed = true;
      void coming.then((made) => made && this.#options.onChange({ type: 'catalogue.changed' }));
    }
    return kept({ ...searchResources([...seen.cards.values()], query, summaryOf), heldOnly: true }, seen);
  }

  /** @throws the problem where the answer is not held */
  async ask<Value>(question: (catalogue: HeldCatalogue) => Value | undefined, problem: PortError): Promise<Answer<Value>> {
    const { seen, coming } = await this.#open(problem);
    const catalogue = await coming;
    const value = catalogue && question(catalogue);
    if (value === undefined) throw problem;
    return kept(value, seen);
  }

  /** Everything about a resource that was read as another identity, or is kept for offline. */
  async get(resourceId: string, problem: PortError): Promise<Answer<Resource>> {
    const { seen } = await this.#open(problem);
    const card = seen.cards.get(resourceId);
    if (!isWhole(card)) throw problem;
    return kept(card, seen);
  }

  async #open(problem: PortError): Promise<Opened> {
    const { answers, owners } = this.#options;
    const owner = await owners.find();
    const seen = await answers.seen(owner.id);
    if (seen.cards.size === 0) throw problem;
    const before = this.#catalogue?.owner === owner.id ? this.#catalogue : undefined;
    if (before?.seen === seen) return before;
    const coming = (before?.coming ?? Promise.resolve(undefined)).then((made) => take(made, seen, this.#rest, this.#options.load ?? loadCatalogue));
    this.#catalogue = { owner: owner.id, seen, coming, begun: performance.now(), isMissed: false };
    return this.#catalogue;
  }
}

/** Undefined where the code of the search cannot be fetched: that happens where nothing keeps the files of the page. */
async function take(made: HeldCatalogue | undefined, { cards }: SeenResources, rest: () => Promise<unknown> | undefined, load: NonNullable<HeldOptions['load']>): Promise<HeldCatalogue | undefined> {
  try {
    // Keys that come before it is made look for their words in the cards.
    if (made === undefined) await inPortions(cards.values(), readForSearch, rest);
    const catalogue = made ?? new (await load()).HeldCatalogue();
    await catalogue.follow(cards, rest);
    return catalogue;
  } catch {
    return undefined;
  }
}

function isWhole(card: ResourceSummary | undefined): card is Resource {
  return card !== undefined && 'renditions' in card;
}

const loadCatalogue = () => import('./held-catalogue.ts');
/** Safari knows no idle moments. */
const whenIdle = () => new Promise<unknown>((resolve) => ('requestIdleCallback' in globalThis ? requestIdleCallback(resolve) : setTimeout(resolve)));
const nothingMore = (): undefined => undefined;
const kept = <Value>(value: Value, { asOf }: SeenResources): Answer<Value> => ({ value, asOf, stale: true });
const later = (ms: number) => new Promise<'later'>((resolve) => (ms <= 0 ? resolve('later') : setTimeout(() => resolve('later'), ms)));
