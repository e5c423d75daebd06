/** What content types say of their learner: `H5P.XAPIEvent`, and the short ways to it that each dispatcher has. */
import { ContentEventOf, EventDispatcher, type ContentEvent } from './events.ts';
import { contentUrl, partOf, textOf, type Instance } from './instance.ts';

type Part = Record<string, unknown>;
export interface XapiEvent extends ContentEvent {
  data: { statement: Part };
}
/** Who said it: the unit itself decides, its parts do not. */
const speakers = new WeakMap<object, Instance>();
export const speakerOf = (event: object): Instance | undefined => speakers.get(event);

const verbBase = 'http://adlnet.gov/expapi/verbs/';
const verbs =
  'answered asked attempted attended commented completed exited experienced failed imported initialized interacted launched mastered passed preferred progressed registered responded resumed scored shared suspended terminated voided downloaded copied accessed-reuse accessed-embed accessed-copyright'.split(' ');

export function XAPIEvent(this: XapiEvent): void {
  ContentEventOf.call(this, 'xAPI', { statement: {} }, { bubbles: true, external: true });
}
export const makeXapiEvent = XAPIEvent as unknown as new () => XapiEvent;

const inside = (statement: Part, keys: readonly string[]): unknown => keys.reduce<unknown>((part, key) => (typeof part === 'object' && part !== null ? (part as Part)[key] : undefined), statement);

Object.assign(XAPIEvent, { allowedXAPIVerbs: verbs });
Object.assign(XAPIEvent.prototype as object, {
  setScoredResult(score: unknown, maxScore: unknown, instance: Instance | undefined, completion?: unknown, success?: unknown) {
    const result: Part = {};
    const [raw, max] = [Number(score), Number(maxScore)];
    if (score !== undefined && score !== null && !Number.isNaN(raw + max)) result['score'] = { min: 0, max, raw, ...(max > 0 && { scaled: Math.round((raw / max) * 10_000) / 10_000 }) };
    result['completion'] = completion === undefined ? true : completion === true;
    if (success !== undefined) result['success'] = success === true;
    const begun = instance?.['activityStartTime'];
    if (typeof begun === 'number') result['duration'] = `PT${Math.max(0, (Date.now() - begun) / 1000).toFixed(2)}S`;
    this.data.statement['result'] = result;
  },
  setVerb(verb: unknown) {
    if (typeof verb === 'object' && verb !== null && 'id' in verb) this.data.statement['verb'] = verb;
    else if (typeof verb === 'string' && verbs.includes(verb)) this.data.statement['verb'] = { id: verbBase + verb, display: { 'en-US': verb } };
  },
  getVerb(isFull?: boolean) {
    const id = inside(this.data.statement, ['verb', 'id']);
    return typeof id !== 'string' ? null : isFull === true ? id : id.slice(id.lastIndexOf('/') + 1);
  },
  setObject(instance: Instance | undefined) {
    if (!instance?.contentId) {
      this.data.statement['object'] = { definition: {} };
      return;
    }
    const title = textOf(instance, 'getTitle') ?? instance.contentData?.metadata?.title;
    this.data.statement['object'] = {
      id: contentUrl(instance),
      objectType: 'Activity',
      definition: {
        extensions: { 'http://h5p.org/x-api/h5p-local-content-id': instance.contentId, ...(instance.subContentId && { 'http://h5p.org/x-api/h5p-subContentId': instance.subContentId }) },
        ...(title !== undefined && title !== '' && { name: { 'en-US': title } }),
      },
    };
  },
  setContext(instance: Instance | undefined) {
    const parent = partOf(instance, 'parent');
    const library = instance?.libraryInfo?.versionedNameNoSpaces;
    this.data.statement['context'] = {
      contextActivities: {
        ...(parent?.contentId !== undefined && { parent: [{ id: contentUrl(parent), objectType: 'Activity' }] }),
        ...(library !== undefined && { category: [{ id: `http://h5p.org/libraries/${library}`, objectType: 'Activity' }] }),
      },
    };
  },
  /** Who learns is written by the launch: a content learns nobody's name. */
  setActor() {
    this.data.statement['actor'] = { objectType: 'Agent', account: { name: 'learner', homePage: 'urn:ls:launch' } };
  },
  getMaxScore() {
    return this.getVerifiedStatementValue(['result', 'score', 'max']);
  },
  getScore() {
    return this.getVerifiedStatementValue(['result', 'score', 'raw']);
  },
  getContentXAPIId: (instance: Instance) => contentUrl(instance),
  isFromChild() {
    const parent = inside(this.data.statement, ['context', 'contextActivities', 'parent', '0', 'id']);
    return typeof parent !== 'string' || !parent.includes('subContentId');
  },
  getVerifiedStatementValue(keys: readonly string[]) {
    return inside(this.data.statement, keys) ?? null;
  },
} satisfies Record<string, unknown> & ThisType<XapiEvent & { getVerifiedStatementValue(keys: readonly string[]): unknown }>);

interface Speaking extends Instance {
  createXAPIEventTemplate(verb: unknown, extra?: Part): XapiEvent;
  triggerXAPIScored(score: unknown, max: unknown, verb: unknown, completion?: unknown, success?: unknown): void;
  trigger(event: ContentEvent): void;
}
type Setters = Record<'setActor' | 'setVerb' | 'setObject' | 'setContext' | 'setScoredResult', (...given: readonly unknown[]) => void>;
const setters = (event: XapiEvent): Setters => event as unknown as Setters;

Object.assign(EventDispatcher.prototype as object, {
  createXAPIEventTemplate(verb: unknown, extra: Part = {}) {
    const event = new makeXapiEvent();
    speakers.set(event, this);
    setters(event).setActor();
    setters(event).setVerb(verb);
    for (const [name, value] of Object.entries(extra)) event.data.statement[name] = value;
    if (!('object' in event.data.statement)) setters(event).setObject(this);
    if (!('context' in event.data.statement)) setters(event).setContext(this);
    return event;
  },
  triggerXAPI(verb: unknown, extra?: Part) {
    this.trigger(this.createXAPIEventTemplate(verb, extra));
  },
  triggerXAPIScored(score: unknown, max: unknown, verb: unknown, completion?: unknown, success?: unknown) {
    const event = this.createXAPIEventTemplate(verb);
    setters(event).setScoredResult(score, max, this, completion, success);
    this.trigger(event);
  },
  triggerXAPICompleted(score: unknown, max: unknown, success?: unknown) {
    this.triggerXAPIScored(score, max, 'completed', true, success);
  },
  setActivityStarted() {
    if (typeof this['activityStartTime'] === 'number') return;
    this['activityStartTime'] = Date.now();
    if (this.contentId !== undefined) this.trigger(this.createXAPIEventTemplate('attempted'));
  },
} satisfies Record<string, unknown> & ThisType<Speaking>);
