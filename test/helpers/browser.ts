import { executeServerCommand } from '@web/test-runner-commands';

/** Gives the page another size, as a phone or a projector would; works in every engine. */
export async function setPageSize(width: number, height: number): Promise<void> {
  await executeServerCommand('kit:viewport', { width, height });
}

/**
 * Presses keys together, the last one while the others are held: `press('Tab')`, `press('Shift', 'Tab')`.
 * Real keys that the browser handles, in every engine.
 */
export async function press(...chord: readonly string[]): Promise<void> {
  await executeServerCommand('kit:keys', { chord });
}
