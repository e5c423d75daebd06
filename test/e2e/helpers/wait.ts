/** Waits until a fact holds; the error says what was awaited and what was there last. */
export async function until<Value>(what: string, read: () => Promise<Value>, holds: (value: Value) => boolean, patience = 30_000): Promise<Value> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s for: ${what}. Last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
