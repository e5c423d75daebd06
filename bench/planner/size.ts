/** What comes over the line until a plan is open and a text of it is written, on top of the provider with its adapter. */
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../tools/build/elements.ts';
import { scriptBuild } from '../../tools/build/library.ts';
import { entriesOf, keysOf, readBuild, staticGraph, weigh } from '../../tools/size/measure.ts';
import type { Figure } from '../figure.ts';

export async function* size(): AsyncIterable<Figure> {
  const folder = join(root, '.cache/bench-planner-size');
  await build(scriptBuild({ outDir: folder }));
  const built = readBuild(folder);
  const entries = entriesOf(built);
  const keys = (...names: readonly string[]) => names.flatMap((name) => entries.get(name) ?? []);
  const base = staticGraph(built, [...keys('provider'), ...keysOf(built, 'adapters/http/http-ports.ts', 'adapters/offline/with-offline.ts', 'adapters/service-ports.ts')]);
  const parts = (...sources: readonly string[]) => keysOf(built, ...sources.map((source) => `components/lesson-planner/${source}`));
  const onTop = (...own: readonly string[]): number => weigh(folder, built, [...staticGraph(built, own)].filter((key) => !base.has(key))).gzipped / 1000;
  const plan = [...keys('lesson-planner'), ...parts('model/session.ts', 'model/document.ts', 'editor/editor.ts')];
  yield { name: 'first use: all plans, one that is open, and the editor of a text, over the provider with its adapter', value: onTop(...plan), unit: 'kB gzipped', goal: { atMost: 150 } };
  yield { name: 'with the week and the term', value: onTop(...plan, ...parts('schedule/desk.ts', 'schedule/session.ts')), unit: 'kB gzipped' };
}
