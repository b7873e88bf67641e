import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: './electron/testing/shelf-of-offices.ts',
    pool: 'forks', // sqlite3 is a native addon
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A committee's computer runs on Beijing time; a rule that only holds in UTC would be found out here.
    env: { TZ: 'Asia/Shanghai' },
  },
});
