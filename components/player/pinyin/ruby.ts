/** Pinyin over Chinese words, made into elements: fetched with the dictionary, when somebody wants it. */
import { pinyin } from 'pinyin-pro';

/** Words with their sound over each character, as a piece of a document. */
export function rubyOf(text: string): DocumentFragment {
  const words = document.createDocumentFragment();
  for (const { origin, pinyin: sound, isZh } of pinyin(text, { type: 'all' })) {
    if (isZh && sound !== origin) words.append(rubyFor(origin, sound));
    else words.append(origin);
  }
  words.normalize();
  return words;
}

/** Puts it over the words that stand in a piece already, and leaves its markup. What has a sound of its own keeps it. */
export function putOver(piece: DocumentFragment): void {
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest('ruby')) texts.push(node);
  }
  for (const text of texts) text.replaceWith(rubyOf(text.data));
}

/** Screen readers read the characters: the letters over them would only say the same again. */
function rubyFor(character: string, sound: string): HTMLElement {
  const ruby = document.createElement('ruby');
  const over = document.createElement('rt');
  over.setAttribute('aria-hidden', 'true');
  over.textContent = sound;
  ruby.append(character, over);
  return ruby;
}
