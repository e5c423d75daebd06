/** Content items of Deep Linking 2.0: what a tool sent, judged as records of our catalogue. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { judgeForeign, type ForeignRecord } from '../exchange/fields.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import { storable } from '../http/storable.ts';
import { beginning } from '../reading/beginning.ts';
import { Findings } from '../reading/finding.ts';
import type { StoredFinding } from '../database/schema.ts';
import type { Registration } from './registrations.ts';

const Text = v.pipe(v.string(), v.maxLength(200_000));
const Picture = v.object({ url: Text });
/** What is read of an item; whatever else it says is kept as it came. */
const Item = v.looseObject({
  type: Text,
  url: v.optional(Text),
  title: v.optional(Text),
  text: v.optional(Text),
  mediaType: v.optional(Text),
  expiresAt: v.optional(Text),
  thumbnail: v.optional(Picture),
  icon: v.optional(Picture),
  custom: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
});
type Item = v.InferOutput<typeof Item>;
export const ContentItems = v.pipe(v.array(v.unknown()), v.maxLength(100));

const read = new Set(['type', 'url', 'title', 'text', 'mediaType', 'thumbnail', 'icon', 'custom']);
/** Kinds that can stand in a catalogue; the others are pieces of a page. */
const kinds = new Set(['link', 'file', 'ltiResourceLink']);
export const acceptedKinds = [...kinds];

/** One item as the person sees it, and the row it becomes: null with a finding when it cannot be taken. */
export interface JudgedItem {
  kind: string;
  title: string;
  description: string;
  host: string | null;
  row: ResourceRow | null;
  finding: StoredFinding | null;
  launch: { url: string; custom: Record<string, string> } | null;
}

/** Judges what a tool sent, one by one, so that one bad item costs one item. */
export function judgeItems(items: readonly unknown[], registration: Registration): JudgedItem[] {
  return items.map((value, index) => judgeItem(value, index, registration));
}

function judgeItem(value: unknown, index: number, registration: Registration): JudgedItem {
  const file = registration.name;
  const parsed = v.safeParse(Item, value);
  if (!parsed.success) {
    const finding = { severity: 'error' as const, file, line: index + 1, field: v.getDotPath(parsed.issues[0]), rule: 'lti.item.form' };
    return { kind: '', title: '', description: '', host: null, row: null, finding, launch: null };
  }
  const item = parsed.output;
  const shown = { kind: shortened(item.type, 64), title: shortened(item.title ?? item.url ?? '', 200), description: shortened(item.text ?? '', 500), host: hostOf(item.url) };
  const refuse = (rule: string, field: string) => ({ ...shown, row: null, launch: null, finding: { severity: 'error' as const, file, line: index + 1, field, rule } });
  if (!kinds.has(item.type)) return refuse('lti.item.kind', 'type');
  if (item.expiresAt !== undefined) return refuse('lti.item.expires', 'expiresAt');
  const launch = item.type === 'ltiResourceLink' ? launchOf(item, registration) : null;
  if (item.type === 'ltiResourceLink' && launch === null) return refuse('lti.item.foreign-launch', 'url');

  const findings = new Findings();
  const [row = null] = judgeForeign(file, [recordOf(item, index, registration, launch !== null)], findings, registration.name);
  const finding = row === null ? (findings.list().find(({ severity }) => severity === 'error') ?? null) : null;
  return { ...shown, row, finding, launch };
}

function recordOf(item: Item, index: number, registration: Registration, isLaunched: boolean): ForeignRecord {
  const { type, url = '', title, text, mediaType, thumbnail, icon, custom } = item;
  const others = Object.entries(item).filter(([name]) => !read.has(name));
  return {
    line: index + 1,
    isAddressed: isLaunched,
    fields: [
      ['identifier', identifierOf(item, registration)],
      ['title', oneLine(title ?? '') || hostOf(url) || registration.name],
      ['type', typeOf(mediaType)],
      ['description', text],
      ['url', isLaunched ? null : url],
      ['cover', thumbnail?.url ?? icon?.url],
      ['format', mediaType],
      ['lti.type', type],
      ['lti.custom', custom === undefined ? null : JSON.stringify(custom)],
      ...others.map(([name, value]): [string, string] => [`lti.${name}`, typeof value === 'string' ? value : JSON.stringify(value)]),
    ],
  };
}

const typeOf = (mediaType: string | undefined) => (mediaType?.startsWith('video/') ? 'A01' : mediaType?.startsWith('audio/') ? 'A02' : 'A03');
const shortened = (text: string, longest: number) => beginning(storable(text), longest);
const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();

/** The same item of the same tool is the same resource, however often it is chosen. */
function identifierOf({ type, url, title, custom }: Item, { id }: Registration): string {
  const words = JSON.stringify([id, type, url ?? null, custom ?? null, url === undefined && custom === undefined ? (title ?? null) : null]);
  return `lti-${createHash('sha256').update(words).digest('hex').slice(0, 40)}`;
}

/** Where a resource link is launched: nowhere but at the tool itself. */
function launchOf({ url, custom = {} }: Item, { launch_url, login_url, redirect_urls }: Registration): JudgedItem['launch'] {
  const target = url ?? launch_url ?? '';
  const own = [launch_url ?? '', login_url, ...redirect_urls].filter((one) => URL.canParse(one)).map((one) => new URL(one).origin);
  if (!URL.canParse(target) || !own.includes(new URL(target).origin)) return null;
  return { url: storable(target), custom: Object.fromEntries(Object.entries(custom).map(([name, value]) => [storable(name), storable(String(value))])) };
}

function hostOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).host || null : null;
}
