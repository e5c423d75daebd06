/** The teaching taxonomy, branch by branch as it is opened. */
import { problemFrom, type Problem, type TaxonomyLevel } from '../../base/index.ts';
import { LsResourceBranchRequestEvent } from '../resource-picker.events.ts';
import type { PickerTaxonomy, TaxonomyBranch } from '../resource-picker.types.ts';
import { changed, type PickerLink } from './place.ts';

/** Before anything of it has been asked for. */
export const nothingRead: PickerTaxonomy = { path: [], branches: {} };

/** @returns reads the way to the place of the question, unless it is known */
export function connectTaxonomy(link: PickerLink): (node: string | undefined) => void {
  const { resources } = link.ports;

  const show = (change: (taxonomy: PickerTaxonomy) => PickerTaxonomy): void => {
    const { state } = link.host;
    if (state.type === 'ready') link.show(changed(link, { taxonomy: change(state.taxonomy ?? nothingRead) }));
  };
  const showBranch = (id: string, branch: TaxonomyBranch): void => show((taxonomy) => ({ ...taxonomy, branches: { ...taxonomy.branches, [id]: branch } }));

  const read = async (id: string): Promise<void> => {
    showBranch(id, { type: 'loading' });
    await link.read(
      `branch ${id}`,
      async (signal): Promise<TaxonomyLevel | Problem> => {
        try {
          return (await resources.taxonomy(id === '' ? null : id, { signal })).value;
        } catch (error) {
          return problemFrom(error);
        }
      },
      (level) => {
        const { state } = link.host;
        if (state.type !== 'ready') return state;
        const { path, branches } = state.taxonomy ?? nothingRead;
        const branch: TaxonomyBranch = 'children' in level ? { type: 'ready', nodes: level.children } : { type: 'failed', problem: level };
        const isHere = 'children' in level && id !== '' && id === state.query.node;
        return changed(link, { taxonomy: { path: isHere ? level.path : path, branches: { ...branches, [id]: branch } } });
      },
    );
  };

  link.on<LsResourceBranchRequestEvent>(LsResourceBranchRequestEvent.type, ({ detail: { nodeId } }) => read(nodeId ?? ''));

  return (node) => {
    const { state } = link.host;
    if (state.type !== 'ready') return;
    const { path } = state.taxonomy ?? nothingRead;
    const here = path.at(-1)?.id;
    if (here === node) return;
    if (node === undefined) show((taxonomy) => ({ ...taxonomy, path: [] }));
    else void read(node);
  };
}
