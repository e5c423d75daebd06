declare module 'stories:all' {
  type StoryFile = import('../../components/base/story.ts').StoryFile;
  /** Every `*.stories.ts` of the library; the test runner's plugin answers this address. */
  const files: readonly StoryFile[];
  export default files;
}
