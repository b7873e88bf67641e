import { Link } from 'react-router';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { MemberRow } from '#shared/residents/fields.ts';
import { factsText, relationWord, sexWord } from './choices.ts';
import { residentsWords } from './words.ts';

/** Members of a household, head first; each name leads to the file. */
export function MemberTable({ members, self, former = false }: { readonly members: readonly MemberRow[]; readonly self?: ResidentId; readonly former?: boolean }) {
  const t = useWords(residentsWords);
  const language = useLanguage();
  return (
    <table className="plain-table">
      <thead><tr><th>{t('name')}</th><th>{t('relation')}</th><th>{t('sex')}</th><th className="number">{t('age')}</th><th>{t('idNumber')}</th><th>{t('phone')}</th><th>{t('facts')}</th><th>{t('validFrom')}</th>{former && <th>{t('validTo')}</th>}</tr></thead>
      <tbody>
        {members.map((member) => (
          <tr key={`${member.residentId} ${member.validFrom}`}>
            <td className="name">{member.residentId === self ? member.name : <Link to={`/residents/${member.residentId}`}>{member.name}</Link>}</td>
            <td>{relationWord(member.relationCode, language)}</td><td>{sexWord(member.sex, language)}</td><td className="number">{member.age}</td>
            <td className="figures">{member.idNumberMasked}</td><td className="figures">{member.phoneMasked}</td><td>{factsText(member.facts, language)}</td><td className="figures">{member.validFrom}</td>
            {former && <td className="figures">{member.validTo}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
