/** `ls-chat` over a store, as an app that holds the room offline shows it. */
import '../../../../components/chat/chat.define.ts';
import { Store } from './store.ts';

const store = new Store();
const chat = document.createElement('ls-chat');
chat.port = store.port;
document.body.append(chat);
const root = (): ShadowRoot | null => chat.shadowRoot;

window.chatBench = {
  ready: chat.loadingComplete,
  open: (messages) => {
    store.fill(messages);
    return chat.open('room');
  },
  append: (message) => store.append(message),
  scroller: () => root()?.querySelector('.talk__scroller') ?? null,
  find: (id) => root()?.querySelector(`[data-key="${id}"]`) ?? null,
  row: '.row',
  idOf: (row) => (row instanceof HTMLElement ? row.dataset['key'] : undefined),
};
