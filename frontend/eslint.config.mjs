import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import { defineConfig, globalIgnores } from 'eslint/config';

const features = ['session', 'settings', 'chats', 'messages', 'realtime', 'meter'];

/** The direction of imports: app → features → shared. Features meet in app, never in each other. */
const zones = [
  {
    target: './src/shared',
    from: ['./src/features', './src/app'],
    message: 'shared knows no feature and no route.',
  },
  { target: './src/features', from: './src/app', message: 'A feature knows no route.' },
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`],
    message: 'Features do not import each other: join them in src/app.',
  })),
];

export default defineConfig([
  ...nextVitals,
  ...nextTypescript,
  {
    rules: {
      'import/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
      'import/no-cycle': 'error',
      'react/no-danger': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  globalIgnores(['.next/**', 'next-env.d.ts', 'src/shared/api/generated/**', 'test-results/**']),
]);
