/** What each feature can prove of its own tables: one line per feature. */
import type { VerifyPart } from './verify-office.ts';

export const VERIFY_PARTS: Readonly<Record<string, VerifyPart>> = {};
