/** Keys of words that depend on a role or a setting, written out so that a search finds them. */
import type { Role } from 'learning-space';
import type { Theme } from './settings.ts';

export const roleWords: Readonly<Record<Role, string>> = {
  student: 'app.role.student',
  teacher: 'app.role.teacher',
  guardian: 'app.role.guardian',
  manager: 'app.role.manager',
};
export const startWords: Readonly<Record<Role, { readonly title: string; readonly first: string }>> = {
  student: { title: 'app.start.student', first: 'app.start.tasks.student' },
  teacher: { title: 'app.start.teacher', first: 'app.start.tasks.teacher' },
  guardian: { title: 'app.start.guardian', first: 'app.start.tasks.guardian' },
  manager: { title: 'app.start.manager', first: 'app.start.imports' },
};
export const taskWords: Readonly<Record<Role, string>> = {
  student: 'app.task.student',
  teacher: 'app.task.teacher',
  guardian: 'app.task.guardian',
  manager: 'app.task.manager',
};
export const themeWords: Readonly<Record<Theme, string>> = {
  auto: 'app.theme.auto',
  light: 'app.theme.light',
  dark: 'app.theme.dark',
};
