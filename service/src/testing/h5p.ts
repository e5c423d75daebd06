/** A package of H5P with content types of our own, as authoring tools export them. */

const json = (value: unknown): string => JSON.stringify(value);
export const dependency = (machineName: string, majorVersion = 1, minorVersion = 0): object => ({ machineName, majorVersion, minorVersion });

export const libraryJson = (machineName: string, more: object = {}): string =>
  json({ title: machineName, machineName, majorVersion: 1, minorVersion: 0, patchVersion: 3, runnable: 0, license: 'MIT', ...more });

/** A question that stands on a library of helpers. */
export const h5pFiles: Readonly<Record<string, string>> = {
  'h5p.json': json({
    title: '光合作用',
    language: 'zh-hans',
    mainLibrary: 'LS.Ask',
    embedTypes: ['iframe'],
    license: 'CC BY',
    preloadedDependencies: [dependency('LS.Ask'), dependency('LS.Words')],
  }),
  'content/content.json': json({ question: '植物放出什么？', part: { library: 'LS.Hint 1.0', params: {} } }),
  'LS.Ask-1.0/library.json': libraryJson('LS.Ask', { runnable: 1, coreApi: { majorVersion: 1, minorVersion: 28 }, preloadedJs: [{ path: 'ask.js' }], preloadedCss: [{ path: './ask.css' }], preloadedDependencies: [dependency('LS.Words')] }),
  'LS.Ask-1.0/ask.js': '',
  'LS.Ask-1.0/ask.css': '',
  'LS.Words-1.0/library.json': libraryJson('LS.Words', { minorVersion: '0', preloadedJs: [{ path: 'words.js' }] }),
  'LS.Words-1.0/words.js': '',
  'LS.Hint-1.0/library.json': libraryJson('LS.Hint', { preloadedJs: [{ path: 'hint.js' }] }),
  'LS.Hint-1.0/hint.js': '',
};
