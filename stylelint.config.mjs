const logical = 'Logical properties only, so that right-to-left works by itself';

/** Themes, host pages of our own and the app's CSS; the styles of elements are seen by the eslint rules. */
export default {
  rules: {
    'block-no-empty': true,
    'color-no-invalid-hex': true,
    'declaration-block-no-duplicate-properties': [true, { ignore: ['consecutive-duplicates-with-different-values'] }],
    'declaration-no-important': true,
    'no-duplicate-selectors': true,
    'no-invalid-double-slash-comments': true,
    'property-disallowed-list': [
      [
        '/^(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom)/',
        'left', 'right', 'top', 'bottom', 'width', 'height', '/^(min|max)-(width|height)$/',
      ],
      { message: logical },
    ],
    'declaration-property-value-disallowed-list': [
      { '/^(text-align|float|clear)$/': ['left', 'right'] },
      { message: logical },
    ],
    'function-disallowed-list': [
      ['light-dark', 'color-mix', 'oklch', 'oklab'],
      { message: 'Chromium 109, the last one for Windows 7, does not know it' },
    ],
    'selector-pseudo-class-disallowed-list': [['dir'], { message: 'Chromium 109 does not know :dir()' }],
    'selector-nested-pattern': ['^$', { message: 'Chromium 109 does not know nesting' }],
  },
};
