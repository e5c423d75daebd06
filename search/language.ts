/** The language of a tag without its script and country: whoever looks for Chinese means `zh`, `zh-CN` and `zh_Hans` alike. */
export function baseLanguage(tag: string): string {
  return tag.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
}
