import { Space } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { daySchema, type Day } from '#shared/days.ts';
import type { HouseholdId } from '#shared/ids.ts';
import type { Known } from '#shared/residents/as-of-contract.ts';
import { AsOfHonesty, KnownSelect, LabelledDay } from './as-of-choices.tsx';
import { asOfWords } from './as-of-words.ts';
import { factsText, relationWord, sexWord } from './choices.ts';

/** The household as it stood on a day: who lived in it, who headed it. */
export function HouseholdOnDay({ householdId }: { readonly householdId: HouseholdId }) {
  const t = useWords(asOfWords);
  const language = useLanguage();
  const { today } = useOfficeState();
  const [search, setSearch] = useSearchParams();
  const text = search.get('day') ?? today;
  const known: Known = search.get('known') === 'then' ? 'then' : 'now';
  const read = daySchema.safeParse(text);
  const { data, error } = useCall('asOf.household', { householdId, day: read.success ? read.data : (today as Day), known }, { keepLast: true, enabled: read.success });
  const set = (key: string, value: string): void => void setSearch((now) => { const next = new URLSearchParams(now); next.set(key, value); return next; }, { replace: true });
  return (
    <>
      <Space wrap size={8}>
        <LabelledDay label={t('day')} value={text} onChange={(value) => set('day', value === '' ? today : value)} />
        <KnownSelect value={known} onChange={(value) => set('known', value)} />
      </Space>
      <AsOfHonesty known={known} />
      <RefusalAlert error={error} />
      {data !== undefined && <p>{[data.householdNo, data.headName === null ? '' : `${t('head')} ${data.headName}`, data.gridName, data.address].filter(Boolean).join(' · ')}</p>}
      {data?.members.length === 0 && <p className="muted">{t('householdEmpty')}</p>}
      {data !== undefined && data.members.length > 0 && (
        <table className="plain-table" aria-label={t('member')}>
          <thead><tr><th>{t('name')}</th><th>{t('relation')}</th><th>{t('sex')}</th><th className="number">{t('age')}</th><th>{t('birthDate')}</th><th>{t('idNumber')}</th><th>{t('facts')}</th></tr></thead>
          <tbody>
            {data.members.map((row) => (
              <tr key={row.residentId}><td><Link to={`/residents/${row.residentId}`}>{row.name}</Link></td><td>{relationWord(row.relationCode, language)}</td><td>{sexWord(row.sex, language)}</td><td className="number">{row.age}</td><td className="figures">{row.birthDate}</td><td className="figures">{row.idNumberMasked}</td><td>{factsText(row.facts, language)}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
