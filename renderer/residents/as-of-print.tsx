/** 人口名册 on paper with the day in its head, and the comparison of two days. All they need stands in the address. */
import { useSearchParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { readFilters } from '#renderer/ui/url-filters.ts';
import { formatDayChinese, type Day } from '#shared/days.ts';
import { DIFFERENCES } from '#shared/residents/as-of-contract.ts';
import { COUNTED } from './as-of-counts.tsx';
import { sideText } from './as-of-difference.tsx';
import { AS_OF_FILTERS, asOfInput } from './as-of-page.tsx';
import { asOfWords } from './as-of-words.ts';
import { factsText, relationWord, sexWord } from './choices.ts';

function Signers({ data }: { readonly data: { readonly printedBy: string; readonly printedOn: Day } }) {
  const t = useWords(asOfWords);
  return <p style={{ display: 'flex', justifyContent: 'space-between', marginTop: '8mm' }}><span>{t('signature')}：____________</span><span>{t('seal')}</span><span>{t('printedBy')}：{data.printedBy}　{t('printedOn')}：{data.printedOn}</span></p>;
}

export function RegisterPrint() {
  const t = useWords(asOfWords);
  const language = useLanguage();
  const { today } = useOfficeState();
  const [params] = useSearchParams();
  const filters = readFilters(AS_OF_FILTERS, params);
  const input = asOfInput(filters, today) ?? { day: today };
  const { data, error } = useDocument('asOf.print', input);
  const day = language === 'zh' ? formatDayChinese(input.day as Day) : input.day;
  return (
    <PrintPage landscape title={t('titleOn', { day })} ready={data !== undefined} error={error ?? null} subtitle={<span>{data?.communityName}　{t(input.known === 'then' ? 'known_then' : 'known_now')}</span>}>
      {data !== undefined && (
        <>
          <p>{COUNTED.map((key) => `${t(key)} ${data.counts[key]}`).join('　')}</p>
          <table className="print-table" style={{ fontSize: '9pt' }}>
            <thead><tr><th>#</th><th>{t('householdNo')}</th><th>{t('name')}</th><th>{t('relation')}</th><th>{t('sex')}</th><th>{t('birthDate')}</th><th>{t('age')}</th><th>{t('idNumber')}</th><th>{t('grid')}</th><th>{t('address')}</th><th>{t('facts')}</th></tr></thead>
            <tbody>
              {data.rows.map((row, at) => (
                <tr key={row.residentId}>
                  <td className="number">{at + 1}</td><td>{data.rows[at - 1]?.householdNo === row.householdNo ? '' : row.householdNo}</td><td style={{ whiteSpace: 'nowrap' }}>{row.name}</td><td>{relationWord(row.relationCode, language)}</td><td>{sexWord(row.sex, language)}</td>
                  <td style={{ whiteSpace: 'nowrap' }}>{row.birthDate}</td><td className="number">{row.age}</td><td style={{ whiteSpace: 'nowrap' }}>{row.idNumberMasked}</td><td>{row.gridName}</td><td>{row.address}</td><td>{factsText(row.facts, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p style={{ fontSize: '9pt' }}>{t('dated')}{t(input.known === 'then' ? 'undated_then' : 'undated_now')}</p>
          <Signers data={data} />
        </>
      )}
    </PrintPage>
  );
}

function DifferenceTable({ data }: { readonly data: MethodOutput<'asOf.printDifference'>['difference'] }) {
  const t = useWords(asOfWords);
  const language = useLanguage();
  return (
    <>
      <p>{t('net', { before: data.peopleBefore, after: data.peopleAfter, h1: data.householdsBefore, h2: data.householdsAfter })}　{DIFFERENCES.map((kind) => `${t(`d_${kind}`)} ${data.counts[kind]}`).join('　')}</p>
      <table className="print-table">
        <thead><tr><th>#</th><th>{t('kind')}</th><th>{t('on')}</th><th>{t('name')}</th><th>{t('sex')}</th><th>{t('birthDate')}</th><th>{t('before')}</th><th>{t('after')}</th></tr></thead>
        <tbody>
          {data.rows.map((row, at) => <tr key={row.residentId}><td className="number">{at + 1}</td><td>{t(`d_${row.kind}`)}</td><td>{row.on}</td><td>{row.name}</td><td>{sexWord(row.sex, language)}</td><td>{row.birthDate}</td><td>{sideText(row, 'before', language)}</td><td>{sideText(row, 'after', language)}</td></tr>)}
        </tbody>
      </table>
      <p style={{ fontSize: '9pt' }}>{t('netHint')}</p>
    </>
  );
}

export function DifferencePrint() {
  const t = useWords(asOfWords);
  const [params] = useSearchParams();
  const { today } = useOfficeState();
  const [from, to] = [params.get('from') ?? today, params.get('to') ?? today];
  const known = params.get('known') === 'then' ? 'then' as const : 'now' as const;
  const { data, error } = useDocument('asOf.printDifference', { from, to, known });
  return (
    <PrintPage title={t('differenceTitle')} ready={data !== undefined} error={error ?? null} subtitle={<span>{data?.communityName}　{from} — {to}　{t(known === 'then' ? 'known_then' : 'known_now')}</span>}>
      {data !== undefined && <><DifferenceTable data={data.difference} /><Signers data={data} /></>}
    </PrintPage>
  );
}
