/** What a change request says, side by side: as registered, and to become. */
import { useMay } from '#renderer/api/office-state.ts';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RevealValue } from '#renderer/ui/reveal-value.tsx';
import type { ShownField } from '#shared/residents/change-contract.ts';
import { STATUS_WORDS } from '#shared/residents/words.ts';
import { changeWords } from './change-words.ts';
import { relationWord, sexWord } from './choices.ts';
import { eventWords } from './event-words.ts';
import { residentsWords } from './words.ts';

export type ChangeFile = MethodOutput<'changes.file'>;

/** '身份证号', '张石头与户主关系'. */
export function changeFieldWord(field: string, language: Language): string {
  const words = changeWords[language];
  if (field.startsWith('relation ')) return words.relationOf.replace('{{name}}', field.slice('relation '.length));
  if (field.startsWith('newRelation ')) return words.newRelationOf.replace('{{name}}', field.slice('newRelation '.length));
  return (words as Readonly<Record<string, string>>)[`f_${field}`] ?? field;
}

/** A value in words: codes of sex, status, relation and event. '…12 *' is another number that shares the mask. */
export function changeValueWord(field: string, value: string | null, language: Language): string {
  if (value === null || value === '') return '—';
  if (field === 'sex') return sexWord(value, language);
  if (/^(relation |newRelation |relationThere$)/.test(field)) return relationWord(value, language);
  if (field === 'keepMembership') return changeWords[language][value as 'yes' | 'no'];
  if (field === 'accountKind') return residentsWords[language][value as 'card'] ?? value;
  if (field === 'status' && value in STATUS_WORDS) return STATUS_WORDS[value as keyof typeof STATUS_WORDS][language];
  if (field === 'event') return (eventWords[language] as Readonly<Record<string, string>>)[value] ?? value;
  if (field === 'idKind') return { citizenId: residentsWords[language].citizenId, temporary: residentsWords[language].temporary, other: residentsWords[language].otherId }[value] ?? value;
  return value.replace(/ \*$/, changeWords[language].differs);
}

type Target = MethodInput<'residents.reveal'>['target'];

/** What shows a field's old number whole, while the register still holds it. */
function oldTarget(file: ChangeFile, field: string): Target | null {
  if (field === 'bankAccount' && file.oldBankAccountId !== null) return { what: 'bankAccount', bankAccountId: file.oldBankAccountId };
  if (field === 'idNumber' && file.residentId !== null && file.state !== 'applied' && file.state !== 'lapsed') return { what: 'idNumber', residentId: file.residentId };
  return null;
}

export function ChangeFields({ file }: { readonly file: ChangeFile }) {
  const t = useWords(changeWords);
  const language = useLanguage();
  const reveal = useAct('residents.reveal');
  const mayReveal = useMay('residents.reveal');
  const cell = (row: ShownField, value: string | null, target: Target | null): React.ReactNode => {
    const text = changeValueWord(row.field, value, language);
    if (target === null || value === null) return text;
    const show = async (reason: string) => {
      const outcome = await reveal.run({ target, reason });
      return outcome.ok ? { ok: true as const, value: outcome.value.value } : outcome;
    };
    return <RevealValue masked={text} label={changeFieldWord(row.field, language)} reveal={show} allowed={mayReveal} />;
  };
  const isNumber = (field: string): boolean => field === 'bankAccount' || field === 'idNumber';
  return (
    <table className="plain-table" aria-label={t('change')}>
      <thead><tr><th style={{ width: '12rem' }}>{t('item')}</th><th>{t('oldValue')}</th><th>{t('newValue')}</th></tr></thead>
      <tbody>
        {file.shown.map((row) => (
          <tr key={row.field}>
            <th scope="row">{changeFieldWord(row.field, language)}</th>
            <td>{cell(row, row.oldValue, oldTarget(file, row.field))}</td>
            <td><b>{cell(row, row.newValue, isNumber(row.field) && file.hasNumber ? { what: 'changeRequest', changeRequestId: file.changeRequestId } : null)}</b></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
