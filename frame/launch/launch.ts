/** The launch as the service made it (cmi5): credentials, what the unit must know, and where its state is kept. */
import * as v from 'valibot';

const LaunchData = v.object({
  contextTemplate: v.object({ contextActivities: v.record(v.string(), v.unknown()), extensions: v.record(v.string(), v.unknown()) }),
  launchMode: v.picklist(['Normal', 'Browse', 'Review']),
  masteryScore: v.optional(v.number()),
  launchParameters: v.optional(v.string(), '{}'),
  returnURL: v.optional(v.string()),
});
const Parameters = v.object({ asset: v.optional(v.boolean(), false), data: v.optional(v.string(), '') });
const Token = v.object({ 'auth-token': v.string() });
const Kept = v.record(v.string(), v.unknown());

const verbBase = 'http://adlnet.gov/expapi/verbs/';
const categories = 'https://w3id.org/xapi/cmi5/context/categories/';
/** Characters; browsers let 64 KiB outlive a page. */
const mostOutliving = 20_000;
export type Verb = 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated';
export interface Score {
  scaled?: number;
}
/** In the form of xAPI. */
export interface Told {
  verb: object;
  object: object;
  result?: object;
  about: object;
}

export class Launch {
  readonly #query: URLSearchParams;
  readonly #headers: Record<string, string>;
  readonly #begun = performance.now();
  readonly data: v.InferOutput<typeof LaunchData>;
  readonly parameters: v.InferOutput<typeof Parameters>;
  readonly #document: string;
  /** What the unit kept the last time. */
  readonly kept: Record<string, unknown> | null;

  private constructor(query: URLSearchParams, headers: Record<string, string>, document: string, data: unknown, kept: unknown) {
    this.#query = query;
    this.#document = document;
    this.#headers = headers;
    this.data = v.parse(LaunchData, data);
    this.parameters = v.parse(Parameters, JSON.parse(this.data.launchParameters));
    this.kept = kept === null ? null : v.parse(Kept, kept);
  }

  /**
   * @param document the name under which the unit's state is kept
   * @throws when the launch has ended, or the line is down
   */
  static async open(query: URLSearchParams, document: string): Promise<Launch> {
    const fetched: unknown = await (await fetch(query.get('fetch') ?? '', { method: 'POST' })).json();
    const headers = { Authorization: `Basic ${v.parse(Token, fetched)['auth-token']}`, 'X-Experience-API-Version': '1.0.3' };
    const read = async (path: string): Promise<unknown> => {
      const answer = await fetch(path, { headers });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    };
    const data = await read(stateAddress(query, 'LMS.LaunchData'));
    const preferences = new URLSearchParams({ agent: query.get('actor') ?? '', profileId: 'cmi5LearnerPreferences' });
    await read(`${query.get('endpoint') ?? ''}/agents/profile?${preferences.toString()}`);
    return new Launch(query, headers, document, data, await read(stateAddress(query, document)));
  }

  /** An id of the space; a course learns nobody's name. */
  get learnerId(): string {
    const { account } = v.parse(v.object({ account: v.object({ name: v.string() }) }), JSON.parse(this.#query.get('actor') ?? '{}'));
    return account.name;
  }

  async keep(state: object): Promise<void> {
    await this.#send(stateAddress(this.#query, this.#document), 'PUT', state);
  }

  /** What the space calls the unit. */
  get activityId(): string {
    return this.#query.get('activityId') ?? '';
  }

  /** Says something of the unit's own: it is kept, and decides nothing. */
  async tell({ verb, object, result, about }: Told): Promise<void> {
    const { contextActivities, extensions } = this.data.contextTemplate;
    await this.#state({ verb, object, ...(result && { result }), context: { registration: this.#query.get('registration'), contextActivities: { ...contextActivities, ...about }, extensions } });
  }

  /** Says it, by the rules of cmi5. */
  async say(verb: Verb, score?: Score): Promise<void> {
    const { contextActivities, extensions } = this.data.contextTemplate;
    const isJudging = verb === 'completed' || verb === 'passed' || verb === 'failed';
    const marks = [`${categories}cmi5`, ...(isJudging ? [`${categories}moveon`] : [])];
    const duration = `PT${((performance.now() - this.#begun) / 1000).toFixed(2)}S`;
    const judgement = verb === 'completed' ? { completion: true } : { success: verb === 'passed', ...(score && { score }) };
    await this.#state({
      verb: { id: verbBase + verb },
      object: { id: this.activityId },
      ...(verb !== 'initialized' && { result: { duration, ...(isJudging && judgement) } }),
      context: {
        registration: this.#query.get('registration'),
        contextActivities: { ...contextActivities, category: marks.map((id) => ({ id })) },
        extensions,
      },
    });
  }

  async #state(what: object): Promise<void> {
    const actor: unknown = JSON.parse(this.#query.get('actor') ?? '{}');
    await this.#send(`${this.#query.get('endpoint') ?? ''}/statements`, 'POST', { id: crypto.randomUUID(), timestamp: new Date().toISOString(), actor, ...what });
  }

  /** Sends it until somebody answers: the line may be down. @throws when it is refused */
  async #send(url: string, method: 'PUT' | 'POST', content: object): Promise<void> {
    const headers = { ...this.#headers, 'Content-Type': 'application/json' };
    const body = JSON.stringify(content);
    for (let attempt = 0; ; attempt += 1) {
      // The page may be left meanwhile; what is larger cannot outlive it. Without a line the worker answers, which Firefox does not ask for what outlives a page.
      const isTriedAgainHere = attempt > 0 && new URL(url).origin === location.origin;
      const answer = await fetch(url, { method, headers, body, keepalive: body.length < mostOutliving && !isTriedAgainHere }).catch(() => null);
      if (answer?.ok) return;
      if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`${method} ${new URL(url).pathname}: ${answer.status}`);
      if (attempt > 0 || new URL(url).origin !== location.origin) await lineAgain(Math.min(2 ** attempt, 30));
    }
  }
}

/** When the machine says that it is connected, or after a while. */
function lineAgain(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(go, seconds * 1000);
    function go(): void {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    }
    addEventListener('online', go);
  });
}

function stateAddress(query: URLSearchParams, stateId: string): string {
  const about = { activityId: query.get('activityId') ?? '', agent: query.get('actor') ?? '', registration: query.get('registration') ?? '', stateId };
  return `${query.get('endpoint') ?? ''}/activities/state?${new URLSearchParams(about).toString()}`;
}
