import { configDefaults, defineConfig } from 'vitest/config';

/** The suites that take minutes or need the package registry; `npm test` leaves them out. */
export default defineConfig({
  test: {
    include: ['test/all/**/*.test.ts', 'test/browser/**/*.test.ts', 'test/package/**/*.test.ts'],
    exclude: configDefaults.exclude,
    globalSetup: ['test/global-setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    env: { NO_COLOR: '1', LC_ALL: 'en_US.UTF-8' },
  },
});
