export type * from './chat.ts';
export * from './keys.ts';
export * from './ports.ts';
export type * from './types.ts';
