/** What we use of the parts of `@xmpp/client`, which come without types. */
declare module '@xmpp/xml' {
  export interface Element {
    readonly name: string;
    readonly attrs: Readonly<Record<string, string | undefined>>;
    is(name: string, xmlns?: string): boolean;
    getChild(name: string, xmlns?: string): Element | undefined;
    getChildren(name: string, xmlns?: string): Element[];
    getChildElements(): Element[];
    getChildText(name: string, xmlns?: string): string | null;
  }
  export default function xml(name: string, attributes?: Readonly<Record<string, string | undefined>> | null, ...children: readonly (Element | string | null)[]): Element;
}
declare module '@xmpp/client-core' {
  import type { Element } from '@xmpp/xml';
  export class Client {
    constructor(options: { service: string; domain: string });
    readonly jid: { bare(): { toString(): string } } | null;
    readonly socket: { on(event: 'error', listener: () => void): void; end(): void; emit(event: 'close', isDirty: boolean): void } | null;
    on(event: 'online' | 'disconnect' | 'element', listener: () => void): void;
    on(event: 'status', listener: (status: string) => void): void;
    on(event: 'stanza', listener: (stanza: Element) => void): void;
    on(event: 'error', listener: (error: unknown) => void): void;
    start(): Promise<unknown>;
    stop(): Promise<unknown>;
    send(stanza: Element): Promise<void>;
  }
}
interface XmppMiddleware {
  use(handler: unknown): unknown;
}
interface XmppIqCaller {
  request(stanza: import('@xmpp/xml').Element, timeoutMs?: number): Promise<import('@xmpp/xml').Element>;
}
interface XmppFeatures {
  use(name: string, xmlns: string, handler: unknown): unknown;
}
interface XmppMechanism {
  readonly name: string;
  readonly clientFirst: boolean;
  response(credentials: { username: string; password: string }): string;
}
interface XmppMechanisms {
  readonly _mechs: readonly { readonly name: string }[];
  create(names: readonly string[]): XmppMechanism;
}
declare module '@xmpp/websocket' {
  export default function websocket(parts: { entity: import('@xmpp/client-core').Client }): void;
}
declare module '@xmpp/reconnect' {
  export default function reconnect(parts: { entity: import('@xmpp/client-core').Client }): { delay: number; stop(): void; scheduleReconnect(): void };
}
declare module '@xmpp/middleware' {
  export default function middleware(parts: { entity: import('@xmpp/client-core').Client }): XmppMiddleware;
}
declare module '@xmpp/stream-features' {
  export default function streamFeatures(parts: { middleware: XmppMiddleware }): XmppFeatures;
}
declare module '@xmpp/iq/caller.js' {
  export default function iqCaller(parts: { middleware: XmppMiddleware; entity: import('@xmpp/client-core').Client }): XmppIqCaller;
}
declare module '@xmpp/sasl' {
  export default function sasl(
    parts: { streamFeatures: XmppFeatures; saslFactory: XmppMechanisms },
    onAuthenticate: (authenticate: (credentials: { username: string; password: string }, mechanism: string) => Promise<void>) => Promise<void>,
  ): void;
}
declare module '@xmpp/resource-binding' {
  export default function resourceBinding(parts: { streamFeatures: XmppFeatures; iqCaller: XmppIqCaller }): void;
}
