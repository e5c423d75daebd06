/** What elements and adapters build on. */
export * from './adapters.ts';
export * from './build.ts';
export * from './controllers/context-root.ts';
export * from './controllers/i18n.ts';
export type { Link } from './controllers/link.ts';
export * from './controllers/port-connection.ts';
export * from './data-element.ts';
export * from './define.ts';
export * from './events.ts';
export * from './i18n.ts';
export * from './id.ts';
export * from './language.ts';
export * from './ls-element.ts';
export * from './ports/index.ts';
export * from './problem.ts';
export * from './state.ts';
export * from './warn.ts';
