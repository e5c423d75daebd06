/** Shared styles: every element takes `hostStyles` and `focusStyles` first, then what it draws with. */
export { badgeStyles } from './badge.styles.ts';
export { buttonStyles } from './button.styles.ts';
export { cardStyles } from './card.styles.ts';
export { coverStyles } from './cover.styles.ts';
export { fieldStyles } from './field.styles.ts';
export { focusStyles } from './focus.styles.ts';
export { hostStyles } from './host.styles.ts';
export { listStyles } from './list.styles.ts';
export { stateStyles } from './state.styles.ts';
export { tableStyles } from './table.styles.ts';
export { typographyStyles } from './typography.styles.ts';
export { visuallyHiddenStyles } from './visually-hidden.styles.ts';
