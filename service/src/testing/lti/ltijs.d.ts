/** The part of ltijs (Apache-2.0, no types of its own) that the tests use: it is the tool on the other side. */
declare module 'ltijs' {
  import type { RequestListener } from 'node:http';
  interface Token {
    iss: string;
    user: string;
    userInfo: { name?: string };
    platformContext: { roles: string[]; messageType: string; custom?: Record<string, string>; resource?: { id: string; title: string }; deepLinkingSettings?: Record<string, unknown> };
  }
  interface Answer {
    send(text: string): unknown;
  }
  type Callback = (token: Token, request: unknown, answer: Answer) => unknown;
  class LtiProvider {
    app: RequestListener;
    DeepLinking: {
      createDeepLinkingForm(token: Token, items: unknown[], options?: { message?: string }): Promise<string>;
      createDeepLinkingMessage(token: Token, items: unknown[], options?: { message?: string }): Promise<string>;
    };
    setup(key: string, database: { plugin: unknown }, options: Record<string, unknown>): void;
    deploy(options: { serverless: boolean; silent: boolean }): Promise<boolean>;
    registerPlatform(platform: Record<string, unknown>): Promise<unknown>;
    onConnect(callback: Callback): void;
    onDeepLinking(callback: Callback): void;
  }
  export const Provider: LtiProvider;
}
