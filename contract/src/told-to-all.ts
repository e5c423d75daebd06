/** The words of an announcement or a message that everybody it is for reads: one list for service and elements. */

interface FileWords {
  readonly name: string;
  readonly description?: string | undefined;
}
interface AskWords {
  readonly kind: string;
  readonly refusal?: string | undefined;
  readonly place?: string | undefined;
  readonly options?: readonly { readonly label: string }[] | undefined;
}
interface AnnouncementWords {
  readonly title: string;
  readonly text: string;
  readonly urgentReason: string | null;
  readonly ask: AskWords;
}

/** Names and descriptions of files are words, too. */
export const messageWords = (text: string, files: readonly FileWords[]): string => [text, ...files.flatMap(({ name, description = '' }) => [name, description])].join('\n');

export function announcementWords({ title, text, urgentReason, ask: { refusal = '', place = '', options = [] } }: AnnouncementWords, files: readonly FileWords[]): string {
  return [title, messageWords(text, files), urgentReason ?? '', refusal, place, ...options.map(({ label }) => label)].join('\n');
}
