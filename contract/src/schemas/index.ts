/** All schemas that the published document names, by their names there. */
export * from './announcement.ts';
export * from './chat.ts';
export * from './common.ts';
export * from './course.ts';
export * from './identity.ts';
export * from './import.ts';
export * from './judgement.ts';
export * from './note.ts';
export * from './lti.ts';
export * from './notice.ts';
export * from './problem.ts';
export * from './progress.ts';
export * from './resource.ts';
export * from './shelf.ts';
export * from './task.ts';
export * from './taxonomy.ts';
