export type * from './announcements.ts';
export type * from './chat.ts';
export type * from './courses.ts';
export type * from './imports.ts';
export * from './keys.ts';
export * from './ports.ts';
export * from './shelf.ts';
export type * from './translation.ts';
export type * from './types.ts';
