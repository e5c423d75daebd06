export default {
  globs: ['components/*/*.ts'],
  exclude: ['**/*.{test,stories,styles,connect}.ts', 'components/{base,adapters}/**/*.test.ts'],
  outdir: 'dist/package',
  litelement: true,
};
