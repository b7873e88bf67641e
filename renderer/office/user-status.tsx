import type { MethodOutput } from '#renderer/api/methods.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { officeWords } from './words.ts';

export type UserRow = MethodOutput<'office.users'>['users'][number];

export function UserStatus({ user }: { user: UserRow }) {
  const t = useWords(officeWords);
  if (user.status === 'disabled') return <StatusTag tone="neutral">{t('disabled')}</StatusTag>;
  if (user.stopped) return <StatusTag tone="bad">{t('stopped')}</StatusTag>;
  if (user.mustChangePassword) return <StatusTag tone="warning">{t('mustChange')}</StatusTag>;
  return <StatusTag tone="good">{t('active')}</StatusTag>;
}
