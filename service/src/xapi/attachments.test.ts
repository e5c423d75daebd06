/** Attached files come back as they came, and a signature is worth something. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { CompactSign, generateKeyPair } from 'jose';
import { v4 as uuidv4 } from 'uuid';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { askXapi, said, testClients } from '../testing/xapi.ts';
import { boundaryOf, joinMultipart, parseMultipart } from './attachments/multipart.ts';

const drawing = Buffer.from([0x89, 0x50, 0x0d, 0x0a, 0x0d, 0x0a, 0x2d, 0x2d, 0xff, 0x00, 0x0d, 0x0a]);
const sha2 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

function attachment(content: Uint8Array, more: Record<string, unknown> = {}) {
  const usageType = 'https://example.org/drawing';
  return { usageType, display: { 'zh-CN': '画' }, contentType: 'image/png', length: content.length, sha2: sha2(content), ...more };
}
function multipart(statement: unknown, content: Uint8Array, hash = sha2(content)) {
  const parts = [
    { headers: new Headers({ 'Content-Type': 'application/json' }), content: Buffer.from(JSON.stringify(statement)) },
    {
      headers: new Headers({ 'Content-Type': 'image/png', 'Content-Transfer-Encoding': 'binary', 'X-Experience-API-Hash': hash }),
      content,
    },
  ];
  return { method: 'POST', body: joinMultipart(parts, 'cut-here'), headers: { 'Content-Type': 'multipart/mixed; boundary=cut-here' } };
}

for (const carrier of testCarriers) {
  describe(`attachments on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier, { lrsClients: testClients });
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    it('brings a file back byte for byte', async () => {
      const id = uuidv4();
      const statement = said('p1', { id, attachments: [attachment(drawing)] });
      assert.equal((await askXapi(service, 't1/p1', '/statements', multipart(statement, drawing))).status, 200);
      const answer = await askXapi(service, 't1/p1', '/statements', { query: { statementId: id, attachments: 'true' } });
      const boundary = boundaryOf(answer.headers.get('content-type') ?? '') ?? '';
      const [, file] = parseMultipart(await answer.bytes(), boundary) ?? [];
      assert.deepEqual(file && Buffer.from(file.content), drawing);
      assert.equal(file?.headers.get('content-type'), 'image/png');
    });

    it('refuses a file that is not what was announced, one that was not, and one that did not come', async () => {
      const announced = said('p1', { attachments: [attachment(drawing)] });
      assert.equal((await askXapi(service, 't1/p1', '/statements', multipart(announced, Buffer.from('else'), sha2(drawing)))).status, 400);
      assert.equal((await askXapi(service, 't1/p1', '/statements', multipart(said('p1'), drawing))).status, 400);
      assert.equal((await askXapi(service, 't1/p1', '/statements', { method: 'POST', json: announced })).status, 400);
    });

    it('takes a signed statement, and none that was changed after signing', async () => {
      const { privateKey } = await generateKeyPair('RS256');
      const statement = said('p1', { id: uuidv4(), result: { success: true } });
      const sign = (payload: unknown) => new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
      const send = async (signed: unknown) => {
        const signature = Buffer.from(await sign(signed));
        const usageType = 'http://adlnet.gov/expapi/attachments/signature';
        const whole = { ...statement, attachments: [attachment(signature, { usageType, contentType: 'application/octet-stream' })] };
        return askXapi(service, 't1/p1', '/statements', multipart(whole, signature));
      };
      assert.equal((await send({ ...statement, result: { success: false } })).status, 400);
      assert.equal((await send(statement)).status, 200);
    });
  });
}
