/** What goes to the printer next. Nothing is printed: the dialogue is the system's, and where nobody answers it, as in Firefox, the page stands still. */
export function printed(): Promise<Document> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[data-ls-paper]');
      if (!frame?.contentWindow || frame.contentDocument === null) return;
      const page = frame.contentDocument;
      observer.disconnect();
      frame.contentWindow.print = () => resolve(page);
    });
    observer.observe(document.body, { childList: true });
  });
}
