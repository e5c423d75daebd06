/** Dialogs and hints that content types ask for, as the browser makes them: it keeps the keyboard inside and gives it back. */
import { EventDispatcher, type Dispatcher } from './events.ts';
import type { Words } from './words.ts';

interface ConfirmationWords {
  headerText?: string;
  dialogText?: string;
  cancelText?: string;
  confirmText?: string;
  hideCancel?: boolean;
  hideExit?: boolean;
  classes?: readonly string[];
}

const textElement = (name: string, words: string): HTMLElement => {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
};
/** Words of a dialog may have markup. */
const plain = (words: string): string => new DOMParser().parseFromString(words, 'text/html').body.textContent;

function button(words: string, press: () => void, isMain = false): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = isMain ? 'ls-button ls-button--main' : 'ls-button';
  element.textContent = words;
  element.addEventListener('click', press);
  return element;
}

export interface Confirmation extends Dispatcher {
  appendTo(place: unknown): Confirmation;
  show(): Confirmation;
  hide(): Confirmation;
  getElement(): HTMLElement;
  setOffset(): Confirmation;
  setViewPortMinimumHeight(): void;
}

export const confirmationDialogs = (words: Words) =>
  function ConfirmationDialog(this: Confirmation, options: ConfirmationWords = {}): void {
    EventDispatcher.call(this);
    const dialog = document.createElement('dialog');
    dialog.className = ['ls-dialog', 'h5p-confirmation-dialog-popup', ...(options.classes ?? [])].join(' ');
    const end = (type: 'confirmed' | 'canceled'): void => {
      dialog.close();
      this.trigger(type);
    };
    const buttons = document.createElement('div');
    buttons.className = 'ls-buttons';
    if (options.hideCancel !== true) buttons.append(button(options.cancelText ?? words['h5p.cancel'], () => end('canceled')));
    buttons.append(button(options.confirmText ?? words['h5p.confirm'], () => end('confirmed'), true));
    dialog.append(textElement('h2', plain(options.headerText ?? '')), textElement('p', plain(options.dialogText ?? '')), buttons);
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      if (options.hideExit !== true) end('canceled');
    });
    this.appendTo = () => {
      document.body.append(dialog);
      return this;
    };
    this.show = () => {
      if (!dialog.isConnected) document.body.append(dialog);
      if (!dialog.open) dialog.showModal();
      return this;
    };
    this.hide = () => {
      dialog.close();
      return this;
    };
    this.getElement = () => dialog;
    this.setOffset = () => this;
    this.setViewPortMinimumHeight = () => undefined;
  };

/** A dialog with HTML that is escaped already. */
export function showHtml(title: string, html: string, close: string): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'ls-dialog';
  const body = document.createElement('div');
  body.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  const buttons = document.createElement('div');
  buttons.className = 'ls-buttons';
  buttons.append(button(close, () => dialog.close(), true));
  dialog.append(textElement('h2', title), body, buttons);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** The browser's own hint. */
export function Tooltip(element: unknown, { text }: { text?: string } = {}): void {
  if (!(element instanceof HTMLElement)) return;
  const words = text ?? element.dataset['tooltip'] ?? element.getAttribute('aria-label') ?? '';
  if (words !== '' && words !== element.textContent.trim()) element.title = words;
}
