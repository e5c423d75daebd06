/** What a client does to attach something, for tests of the service. People are of `t1` unless a tenant stands before them. */
import assert from 'node:assert/strict';
import { v7 as uuidv7 } from 'uuid';
import { header } from '../../../contract/src/index.ts';
import { jpegOfPhone } from './pictures.ts';
import type { TestService } from './service.ts';

export const photo = jpegOfPhone(1);
export const addressOf = (conversationId: string, id: string) => `/conversations/${conversationId}/attachments/${id}`;
const whole = (person: string) => (person.includes('/') ? person : `t1/${person}`);

/** The same for announcements. */
export class AnnouncedFiles {
  readonly #service: () => TestService;

  constructor(service: () => TestService) {
    this.#service = service;
  }

  async begin(person: string, id: string, more: object = {}, as?: string): Promise<Response> {
    const json = { kind: 'picture', name: '折纸.jpg', sizeBytes: photo.length, ...more };
    return this.#service().call(whole(person), `/announcement-attachments/${id}`, { method: 'PUT', json, ...(as !== undefined && { as }) });
  }

  async part(person: string, id: string, offset: number, bytes: Uint8Array, as?: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${await this.#service().token(whole(person))}`, 'Content-Type': 'application/octet-stream', ...(as !== undefined && { [header.identity]: as }) };
    return this.#service().fetch(new Request(`http://localhost/api/v1/announcement-attachments/${id}/parts/${offset}`, { method: 'PUT', headers, body: Uint8Array.from(bytes) }));
  }

  /** Uploads in one part; gives the id. */
  async upload(person: string, bytes: Uint8Array = photo, more: object = {}, { as, id = uuidv7() }: { as?: string | undefined; id?: string } = {}): Promise<string> {
    const begun = await this.begin(person, id, { sizeBytes: bytes.length, ...more }, as);
    assert.equal(begun.status, 200, await begun.clone().text());
    const answer = await this.part(person, id, 0, bytes, as);
    assert.equal(answer.status, 200, await answer.clone().text());
    return id;
  }

  async read(person: string, announcementId: string, id: string, as?: string): Promise<Response> {
    return this.#service().call(whole(person), `/announcements/${announcementId}/attachments/${id}`, as === undefined ? {} : { as });
  }
}

export class Attacher {
  readonly #service: () => TestService;

  constructor(service: () => TestService) {
    this.#service = service;
  }

  async begin(person: string, conversationId: string, id: string, more: object = {}, as?: string): Promise<Response> {
    const json = { kind: 'picture', name: '折纸.jpg', sizeBytes: photo.length, ...more };
    return this.#service().call(whole(person), addressOf(conversationId, id), { method: 'PUT', json, ...(as !== undefined && { as }) });
  }

  async part(person: string, conversationId: string, id: string, offset: number, bytes: Uint8Array): Promise<Response> {
    const headers = { Authorization: `Bearer ${await this.#service().token(whole(person))}`, 'Content-Type': 'application/octet-stream' };
    return this.#service().fetch(new Request(`http://localhost/api/v1${addressOf(conversationId, id)}/parts/${offset}`, { method: 'PUT', headers, body: Uint8Array.from(bytes) }));
  }

  /** Uploads in one part; gives the id. */
  async upload(person: string, conversationId: string, bytes: Uint8Array = photo, more: object = {}): Promise<string> {
    const id = uuidv7();
    const begun = await this.begin(person, conversationId, id, { sizeBytes: bytes.length, ...more });
    assert.equal(begun.status, 200, await begun.clone().text());
    const answer = await this.part(person, conversationId, id, 0, bytes);
    assert.equal(answer.status, 200, await answer.clone().text());
    return id;
  }

  async send(person: string, conversationId: string, attachments: string[], more: object = {}): Promise<Response> {
    return this.#service().call(whole(person), `/conversations/${conversationId}/messages`, { method: 'POST', json: { id: uuidv7(), text: '', attachments, ...more } });
  }

  /** Uploads, sends and gives both ids. */
  async sent(person: string, conversationId: string, more: object = {}): Promise<{ id: string; messageId: string }> {
    const id = await this.upload(person, conversationId);
    const messageId = uuidv7();
    assert.equal((await this.send(person, conversationId, [id], { id: messageId, ...more })).status, 201);
    return { id, messageId };
  }

  async read(person: string, conversationId: string, id: string, as?: string): Promise<Response> {
    return this.#service().call(whole(person), addressOf(conversationId, id), as === undefined ? {} : { as });
  }
}
