/** So long the page may be kept from drawing while much is taken in. */
const portionMs = 8;

/** Does something with each, in portions between which the page draws and hears keys. */
export async function inPortions<Item>(items: Iterable<Item>, act: (item: Item) => void): Promise<void> {
  let begun = performance.now();
  for (const item of items) {
    act(item);
    if (performance.now() - begun < portionMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  }
}
