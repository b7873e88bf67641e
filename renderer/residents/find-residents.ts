import { client } from '#renderer/api/client.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { sexWord } from './choices.ts';

/** Residents for the palette: the first few that a text finds, each with what tells him from his namesakes. */
export async function findResidents(text: string, language: Language, signal: AbortSignal): Promise<{ key: string; to: string; title: string; detail: string }[]> {
  const { rows } = await client.residents.list({ search: text.slice(0, 100), status: null, limit: 8, withTotal: false }, { signal });
  return rows.map((row) => ({
    key: `resident:${row.residentId}`, to: `/residents/${row.residentId}`, title: row.name,
    detail: [sexWord(row.sex, language), row.birthDate, row.householdNo, row.address].filter(Boolean).join(' · '),
  }));
}
