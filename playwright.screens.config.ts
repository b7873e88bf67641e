/** `npm run screens`: the pictures of docs/screens, taken in the practice community. Not a test: it writes files. */
import { defineConfig } from 'playwright/test';
import config from './playwright.config.ts';

export default defineConfig(config, { testMatch: 'screens.ts' });
