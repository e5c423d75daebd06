/**
 * What the bundlers may leave out. Schemas and routes of the contract are made by calls that have no effect but their value;
 * without this every page would carry those of all rooms.
 */
export const treeshake = { manualPureFunctions: ['v', 'defineRoute', 'pageOf'] };
