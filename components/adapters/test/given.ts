/** Leaves out what a query does not name. */
export function given<Value extends object>(query: Value): { [Name in keyof Value]: Exclude<Value[Name], undefined> } {
  // Only members without a value are dropped, so that what is left has the type without `undefined`.
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as never;
}
