/** What the palette finds besides pages: one finder per feature that keeps records people know by name or number. */
import type { Language } from '#renderer/i18n/language.ts';
import type { Permission } from '#shared/permissions.ts';

export interface Found {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  readonly detail: string;
}

interface Finder {
  readonly needs: Permission;
  readonly find: (text: string, language: Language, signal: AbortSignal) => Promise<readonly Found[]>;
}

const finders: readonly Finder[] = [];

/** Asks every finder this person may use, at once. One that fails leaves its records out; the others still answer. */
export async function findRecords(text: string, permissions: readonly Permission[], language: Language, signal: AbortSignal): Promise<Found[]> {
  const allowed = finders.filter((finder) => permissions.includes(finder.needs));
  const answers = await Promise.allSettled(allowed.map((finder) => finder.find(text, language, signal)));
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}
