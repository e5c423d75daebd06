/** A content that shows nothing. Lines are thin: as long as something still comes it is waited for, and what comes later takes the message back. */

const patienceMilliseconds = 8000;
const seen = 'img,video,audio,canvas,iframe,svg,input,object,embed,button,[role],[tabindex],[aria-label],[style*="background"]';

const isEmpty = (container: HTMLElement): boolean =>
  container.textContent.trim() === '' && container.querySelector(seen) === null && ![...container.querySelectorAll('*')].some(({ localName }) => localName.includes('-'));

/** @param warn says it, and gives back how to take that back */
export function watchForEmptiness(container: HTMLElement, warn: () => () => void): void {
  let arrived = -1;
  const look = (): void => {
    if (!isEmpty(container)) return;
    const now = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/files/courses/')).length;
    if (now !== arrived) {
      arrived = now;
      setTimeout(look, patienceMilliseconds);
      return;
    }
    const takeBack = warn();
    const watching = new MutationObserver(() => {
      if (isEmpty(container)) return;
      watching.disconnect();
      takeBack();
    });
    watching.observe(container, { childList: true, subtree: true, characterData: true, attributes: true });
  };
  look();
}
