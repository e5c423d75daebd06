/** The part of ltijs (Apache-2.0, no types of its own) that the tests use: it is the tool on the other side. */
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';

export interface LtijsToken {
  iss: string;
  user: string;
  userInfo: { name?: string };
  platformContext: { roles: string[]; messageType: string; custom?: Record<string, string>; resource?: { id: string; title: string }; launchPresentation?: { return_url?: string } };
}
type Callback = (token: LtijsToken, request: unknown, answer: { send(text: string): unknown }) => unknown;

interface LtijsProvider {
  app: RequestListener;
  DeepLinking: {
    createDeepLinkingForm(token: LtijsToken, items: unknown[], options?: { message?: string }): Promise<string>;
    createDeepLinkingMessage(token: LtijsToken, items: unknown[], options?: { message?: string }): Promise<string>;
  };
  setup(key: string, database: { plugin: unknown }, options: Record<string, unknown>): void;
  deploy(options: { serverless: boolean; silent: boolean }): Promise<boolean>;
  registerPlatform(platform: Record<string, unknown>): Promise<unknown>;
  onConnect(callback: Callback): void;
  onDeepLinking(callback: Callback): void;
}

function hasProvider(loaded: unknown): loaded is { Provider: LtijsProvider } {
  return typeof loaded === 'object' && loaded !== null && 'Provider' in loaded;
}

const loaded: unknown = createRequire(import.meta.url)('ltijs');
if (!hasProvider(loaded)) throw new Error('ltijs has no provider.');
export const { Provider } = loaded;
