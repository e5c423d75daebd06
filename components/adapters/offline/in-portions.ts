/** So long the page may be kept from drawing while much is taken in. */
const portionMs = 8;

/**
 * Does something with each, in portions between which the page draws and hears keys.
 * @param rest what has to be done first; asked between two portions
 */
export async function inPortions<Item>(items: Iterable<Item>, act: (item: Item) => void, rest?: () => Promise<unknown> | undefined): Promise<void> {
  let begun = performance.now();
  for (const item of items) {
    act(item);
    if (performance.now() - begun < portionMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    await rest?.();
    begun = performance.now();
  }
}
