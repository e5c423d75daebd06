/** The directory as lines that are written and moved by keyboard or by the buttons above them. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon, type IconName } from '../../base/icons.ts';
import { isComposing } from '../../base/ime.ts';
import { add, indent, move, remove, rename, type Edited } from '../model/outline.ts';
import { renderLabel, renderProblem, valueOf, type FieldContext } from './field.ts';

export interface DirectoryOptions {
  /** The line that the buttons are about. */
  readonly at: number;
  readonly canUndo: boolean;
  readonly isRefused: boolean;
  apply(edited: Edited, isTyping?: boolean): void;
  undo(): void;
  goTo(at: number): void;
  onImport(file: File): void;
  onExport(): void;
}

export function renderDirectory(options: DirectoryOptions, context: FieldContext): TemplateResult {
  const { at, canUndo, isRefused, apply, undo, goTo, onImport, onExport } = options;
  const { t, draft: { directory: lines }, isFixed } = context;
  const acts: readonly (readonly [id: string, picture: IconName, words: string, act: () => void, isOff: boolean])[] = [
    ['add', 'plus', t('resource-editor.directory.add'), () => apply(add(lines, at)), false],
    ['deeper', 'arrow-end', t('resource-editor.directory.deeper'), () => apply(indent(lines, at, 1)), lines.length === 0],
    ['higher', 'arrow-start', t('resource-editor.directory.higher'), () => apply(indent(lines, at, -1)), lines.length === 0],
    ['up', 'chevron-up', t('resource-editor.directory.up'), () => apply(move(lines, at, -1)), lines.length === 0],
    ['down', 'chevron-down', t('resource-editor.directory.down'), () => apply(move(lines, at, 1)), lines.length === 0],
    ['remove', 'close', t('resource-editor.directory.remove'), () => apply(remove(lines, at)), lines.length === 0],
    ['undo', 'retry', t('resource-editor.directory.undo'), undo, !canUndo],
  ];
  const onKeydown = (event: KeyboardEvent, row: number): void => {
    if (isComposing(event) || isFixed) return;
    const act = keyed(event, row);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const keyed = ({ key, altKey, ctrlKey, metaKey, currentTarget }: KeyboardEvent, row: number): (() => void) | undefined => {
    const isRight = currentTarget instanceof HTMLElement && getComputedStyle(currentTarget).direction === 'rtl' && currentTarget.closest('[dir=rtl]') !== null;
    const [deeper, higher] = isRight ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (altKey && key === deeper) return () => apply(indent(lines, row, 1));
    if (altKey && key === higher) return () => apply(indent(lines, row, -1));
    if (altKey && key === 'ArrowUp') return () => apply(move(lines, row, -1));
    if (altKey && key === 'ArrowDown') return () => apply(move(lines, row, 1));
    if ((ctrlKey || metaKey) && key === 'Delete') return () => apply(remove(lines, row));
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') return undo;
    if (key === 'Enter') return () => apply(add(lines, row));
    if (key === 'ArrowUp') return () => goTo(row - 1);
    if (key === 'ArrowDown') return () => goTo(row + 1);
    if (key === 'Backspace' && lines[row]?.title === '') return () => apply(remove(lines, row));
    return undefined;
  };
  const onFile = (event: Event): void => {
    const input = event.currentTarget;
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    if (file !== undefined) onImport(file);
    if (input instanceof HTMLInputElement) input.value = '';
  };
  return html`<fieldset class="field directory" aria-describedby="directory-hint">
    <legend class="field__label">${renderLabel(t('resource-editor.directory'), false, context)}</legend>
    <div class="tools" role="toolbar" aria-label=${t('resource-editor.directory.tools')}>
      ${acts.map(([id, picture, words, act, isOff]) => html`<button class="button button--small" type="button" data-act=${id} ?disabled=${isFixed || isOff} @click=${act}>${icon(picture, 'small')}${words}</button>`)}
    </div>
    ${lines.length === 0
      ? nothing
      : html`<ol class="lines">
          ${lines.map(
            ({ level, title }, row) =>
              html`<li class="line line--${level}">
                <input class="input" dir="auto" tabindex=${row === at ? 0 : -1} data-row=${row} ?readonly=${isFixed} .value=${live(title)} aria-label=${t('resource-editor.directory.line', { number: row + 1, level })}
                  @focus=${() => goTo(row)} @input=${(event: Event) => apply(rename(lines, row, valueOf(event)), true)} @keydown=${(event: KeyboardEvent) => onKeydown(event, row)} />
              </li>`,
          )}
        </ol>`}
    <p class="field__hint" id="directory-hint">${t('resource-editor.directory.hint')}</p>
    <details class="exchange">
      <summary>${t('resource-editor.directory.exchange')}</summary>
      <div class="buttons">
        <label class="button button--small file">${icon('upload', 'small')}${t('resource-editor.directory.import')}<input type="file" accept=".xml,text/xml" ?disabled=${isFixed} @change=${onFile} /></label>
        <button class="button button--small" type="button" data-act="export" ?disabled=${lines.length === 0} @click=${onExport}>${icon('download', 'small')}${t('resource-editor.directory.export')}</button>
      </div>
    </details>
    ${isRefused ? html`<p class="field__error" role="alert">${icon('alert', 'small')}${t('resource-editor.directory.refused')}</p>` : nothing} ${renderProblem('directory', context)}
  </fieldset>`;
}
