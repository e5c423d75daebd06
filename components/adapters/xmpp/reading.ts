/** How far the person has read, kept in the own account where nobody else can look (XEP-0490). */
import xml, { type Element } from '@xmpp/xml';
import type { XmppLine } from './line.ts';

const node = 'urn:xmpp:mds:displayed:0';
const pubsub = 'http://jabber.org/protocol/pubsub';

const field = (name: string, value: string): Element => xml('field', { var: name }, xml('value', null, value));

/** The entry up to which each room has been read. */
export async function readMarks(line: XmppLine): Promise<Map<string, string>> {
  const answer = await line.ask(xml('iq', { type: 'get' }, xml('pubsub', { xmlns: pubsub }, xml('items', { node })))).catch((error: unknown) => {
    // Nothing has been read yet.
    if (error instanceof Error && 'code' in error && error.code === 'not-found') return undefined;
    throw error;
  });
  const items = answer?.getChild('pubsub', pubsub)?.getChild('items')?.getChildren('item') ?? [];
  return new Map(items.flatMap((item) => {
    const id = item.getChild('displayed', node)?.getChild('stanza-id', 'urn:xmpp:sid:0')?.attrs['id'];
    return item.attrs['id'] === undefined || id === undefined ? [] : [[item.attrs['id'], id] as const];
  }));
}

export async function writeMark(line: XmppLine, room: string, archiveId: string): Promise<void> {
  const mark = xml('displayed', { xmlns: node }, xml('stanza-id', { xmlns: 'urn:xmpp:sid:0', id: archiveId, by: room }));
  const options = xml(
    'x', { xmlns: 'jabber:x:data', type: 'submit' },
    xml('field', { var: 'FORM_TYPE', type: 'hidden' }, xml('value', null, `${pubsub}#publish-options`)),
    field('pubsub#persist_items', 'true'), field('pubsub#max_items', 'max'), field('pubsub#send_last_published_item', 'never'), field('pubsub#access_model', 'whitelist'),
  );
  await line.ask(xml('iq', { type: 'set' }, xml('pubsub', { xmlns: pubsub }, xml('publish', { node }, xml('item', { id: room }, mark)), xml('publish-options', null, options))));
}
