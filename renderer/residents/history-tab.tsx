import { useWords } from '#renderer/i18n/use-words.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { instant, localDayAndTime } from '#shared/days.ts';
import { FACT_KINDS, type FactKind } from '#shared/person-as-of.ts';
import { STATUS_WORDS } from '#shared/residents/words.ts';
import { factWord, relationWord, sexWord, valueWord } from './choices.ts';
import type { ResidentFile } from './resident-page.tsx';
import { residentsWords } from './words.ts';

type Change = ResidentFile['changes'][number];
const isFact = (field: string): field is FactKind => (FACT_KINDS as readonly string[]).includes(field);

/** Who changed what, when, from what to what (A7). */
export function HistoryTab({ changes }: { readonly changes: readonly Change[] }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  const fields: Readonly<Record<string, string>> = {
    name: t('name'), sex: t('sex'), birthDate: t('birthDate'), idKind: t('idKind'), idNumber: t('idNumber'), phone: t('phone'), note: t('note'), status: t('status'), statusSince: t('when'), relation: t('relation'),
    bankAccount: t('accountNumber'), holderName: t('holderName'), householdNo: t('householdNo'), kind: t('kind'), gridId: t('grid'), flatId: t('flat'), address: t('address'), closedOn: t('closed'),
  };
  const kinds: Readonly<Record<string, string>> = { citizenId: t('citizenId'), temporary: t('temporary'), other: t('otherId'), family: t('family'), collective: t('collective'), active: t('active'), closed: t('closed') };
  const say = (field: string, value: string | null): string => {
    if (value === null || value === '') return '';
    if (field === 'sex') return sexWord(value, language);
    if (field === 'relation') return relationWord(value, language);
    if (field === 'status' && value in STATUS_WORDS) return STATUS_WORDS[value as keyof typeof STATUS_WORDS][language];
    const [first = '', ...rest] = value.split(' ');
    if (isFact(field)) return [valueWord(field, first, language), ...rest].join(' ');
    return kinds[value] ?? value;
  };
  if (changes.length === 0) return <p className="muted">{t('emptyHistory')}</p>;
  return (
    <table className="plain-table">
      <thead><tr><th>{t('when')}</th><th>{t('by')}</th><th>{t('field')}</th><th>{t('oldValue')}</th><th>{t('newValue')}</th></tr></thead>
      <tbody>
        {changes.map((change, index) => (
          <tr key={index}>
            <td className="figures">{localDayAndTime(instant(change.at))}</td><td>{change.by}</td><td>{isFact(change.field) ? factWord(change.field, language) : fields[change.field] ?? change.field}</td>
            <td>{say(change.field, change.oldValue)}</td><td>{say(change.field, change.newValue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
