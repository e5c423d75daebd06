/** A formula as it is read: what was typed of it goes along, for whoever copies it. */
import { mathElement, type Formula } from '../model/formula.ts';

export function formulaElement({ tex, tree }: Formula): HTMLElement {
  const element = document.createElement('span');
  element.className = 'formula';
  element.dataset['tex'] = tex;
  // A formula reads from the left in every language that is written here.
  element.dir = 'ltr';
  element.append(mathElement(tree));
  return element;
}
