import tseslint from 'typescript-eslint';

/** The stages in their order: each may take from those before it, and none from those after. */
const STAGES = [
  ['go', 'registry'],
  ['module'],
  ['toolchain'],
  ['cache'],
  ['plan'],
  ['compile'],
  ['inspect'],
  ['collect'],
  ['advice'],
  ['dockerfile'],
  ['publish'],
  ['entries'],
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'examples/', '*.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only entries read the environment; stages get it from Host.',
        },
      ],
    },
  },
  ...STAGES.flatMap((folders, at) =>
    folders.map((folder) => ({
      files: [`src/${folder}/**`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: STAGES.slice(at + 1)
              .flat()
              .map((later) => ({ group: [`../${later}/*`], message: 'Data goes forward only.' })),
          },
        ],
      },
    })),
  ),
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['src/entries/**', 'scripts/**', 'bench/**', '__tests__/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
);
