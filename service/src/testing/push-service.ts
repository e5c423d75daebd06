/** A push service on this machine, and browsers that open what it takes (RFC 8188, 8291, 8292), written from the standards and not from our sender. */
import { createDecipheriv, createECDH, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importJWK, jwtVerify, type JWTPayload } from 'jose';
import * as v from 'valibot';
import { PushContent } from '../../../contract/src/index.ts';

export interface Taken {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
export interface TestPushService {
  readonly origin: string;
  /** What came, oldest first. */
  readonly taken: Taken[];
  /** How the next one is answered; else 201. */
  answer(status: number, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export async function openPushService(): Promise<TestPushService> {
  const taken: Taken[] = [];
  const answers: { status: number; headers: Record<string, string> }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces) });
      const { status, headers } = answers.shift() ?? { status: 201, headers: {} };
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    taken,
    answer: (status, headers = {}) => void answers.push({ status, headers }),
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

/** Keys of a platform, new each time. */
export function makePushKeys(): { publicKey: string; privateKey: string } {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return { publicKey: pair.getPublicKey('base64url'), privateKey: Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url') };
}

/** A browser that is subscribed at a push service. */
export class TestBrowser {
  readonly endpoint: string;
  readonly #keys = createECDH('prime256v1');
  readonly #auth = randomBytes(16);

  constructor(endpoint: string) {
    this.endpoint = endpoint;
    this.#keys.generateKeys();
  }

  get deviceId(): string {
    return createHash('sha256').update(this.endpoint).digest('base64url');
  }

  /** As it tells the service of itself. */
  draft(language = 'zh-CN') {
    return { endpoint: this.endpoint, p256dh: this.#keys.getPublicKey('base64url'), auth: this.#auth.toString('base64url'), language };
  }

  /** What a push says, to this browser alone. @throws for one that was encrypted for another, or changed on its way */
  open({ headers, body }: Taken): v.InferOutput<typeof PushContent> {
    if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not encrypted');
    const salt = body.subarray(0, 16);
    const keyLength = body.readUInt8(20);
    const sender = body.subarray(21, 21 + keyLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), sender]);
    const secret = hkdfSync('sha256', this.#keys.computeSecret(sender), this.#auth, info, 32);
    const derive = (name: string, length: number) => Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
    const sealed = body.subarray(21 + keyLength);
    const opening = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    opening.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()]);
    // The last record ends with the delimiter 2, which zeros may follow.
    const end = plain.lastIndexOf(2);
    return v.parse(v.pipe(v.string(), v.parseJson(), PushContent), plain.subarray(0, end).toString('utf8'));
  }
}

/** What the platform vouches for in a push. @throws where another key has signed it */
export async function vouchedFor({ headers }: Taken, publicKey: string): Promise<JWTPayload & { exp: number }> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(headers.authorization ?? '') ?? [];
  if (key !== publicKey) throw new Error('another key');
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), { algorithms: ['ES256'] });
  return { ...payload, exp: payload.exp ?? 0 };
}
