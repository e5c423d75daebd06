export * from './keys.ts';
export * from './ports.ts';
export type * from './types.ts';
