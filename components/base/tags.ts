/** A tag is no sentence, and whoever needs more of them than these searches for words. */
const longestTag = 30;
const mostTags = 20;

/** "数学、复习" and "数学, 复习" as tags, each once. */
export function tagsOf(words: string): string[] {
  const tags = words.split(/[,，、;；\n]+/).map((tag) => tag.trim().slice(0, longestTag));
  return [...new Set(tags.filter(Boolean))].slice(0, mostTags);
}
