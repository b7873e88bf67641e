/** Two entries beside each other, field by field; what differs is marked, and while merging one value of each is chosen. */
import { Radio } from 'antd';
import { useLanguage } from '#renderer/i18n/language.ts';
import { MARKS } from '#renderer/i18n/marks.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { RELATION_TO_HEAD, SEX } from '#shared/code-tables.ts';
import { localDay } from '#shared/days.ts';
import type { ComparedPair, PairSide } from '#shared/duplicates/contract.ts';
import { FIELD_WORDS, TABLE_WORDS } from '#shared/duplicates/field-words.ts';
import { MERGE_FIELDS, type MergeField } from '#shared/duplicates/words.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import { FACT_WORDS, STATUS_WORDS } from '#shared/residents/words.ts';
import './duplicates.css';
import { duplicatesWords } from './words.ts';

type Language = 'zh' | 'en';
export type Picked = 'first' | 'second';
export interface Choosing { readonly keep: Picked; readonly picks: Readonly<Partial<Record<MergeField, Picked>>>; readonly onKeep: (side: Picked) => void; readonly onPick: (field: MergeField, side: Picked) => void }

function relation(code: string, language: Language): string {
  const entry = RELATION_TO_HEAD.find((each) => each.code === code);
  if (entry === undefined) return code;
  return language === 'en' && 'en' in entry ? entry.en : entry.zh;
}

/** A field of an entry as it is read: codes in words. */
function shown(side: PairSide, field: MergeField, language: Language): string {
  const value = side.values[field] ?? '';
  if (value === '') return '';
  if (field === 'sex') return SEX.find((entry) => entry.code === value)?.[language] ?? value;
  if (field === 'household') return `${side.householdNo ?? ''} ${relation(side.members.find((member) => member.residentId === side.residentId)?.relationCode ?? '', language)} ${side.address}`;
  if (field.startsWith('fact.')) return FACT_WORDS[field.slice(5) as FactKind].values[value]?.[language] ?? value;
  return value;
}

function FieldRow({ pair, field, choosing }: { pair: ComparedPair; field: MergeField; choosing: Choosing | undefined }) {
  const t = useWords(duplicatesWords);
  const language = useLanguage();
  const differs = pair.differing.includes(field);
  const both = (pair.first.values[field] ?? '') !== '' && (pair.second.values[field] ?? '') !== '';
  const cell = (side: Picked) => {
    const text = shown(pair[side], field, language) || <span className="muted">{t('noValue')}</span>;
    const choose = choosing !== undefined && differs && (both || choosing.picks[field] !== undefined);
    return <td>{choose ? <Radio name={`pick-${field}`} checked={choosing.picks[field] === side} onChange={() => choosing.onPick(field, side)} aria-label={`${FIELD_WORDS[field][language]}${t(':')}${shown(pair[side], field, language)}`}>{text}</Radio> : text}</td>;
  };
  return (
    <tr className={differs ? 'pair-differs' : undefined}>
      <th scope="row">{FIELD_WORDS[field][language]} <span className={differs ? 'pair-mark' : 'muted'}>{differs ? t('differs') : t('sameValue')}</span></th>
      {cell('first')}{cell('second')}
    </tr>
  );
}

function Members({ side }: { side: PairSide }) {
  const language = useLanguage();
  return <>{side.members.map((member) => <div key={member.residentId}>{member.residentId === side.residentId ? <b>{member.name}</b> : member.name}　<span className="muted">{relation(member.relationCode, language)}</span></div>)}</>;
}

function Payments({ side }: { side: PairSide }) {
  const t = useWords(duplicatesWords);
  if (side.payments.length === 0) return <span className="muted">{t('noPayments')}</span>;
  return (
    <>
      <div>{t('paid')} <b><MoneyText fen={side.paidFen} /></b></div>
      <table className="plain-table">
        <tbody>
          {side.payments.map((line) => (
            <tr key={`${line.batchId} ${line.month} ${line.programmeName}`}>
              <td>{line.month}</td><td><a href={`#/disbursement/${line.batchId}`}>{line.programmeName}</a></td><td className="number"><MoneyText fen={line.paidFen > 0 ? line.paidFen : line.amountFen} /></td>
              <td>{line.batchStatus === 'paid' || line.batchStatus === 'closed' ? '' : <StatusTag tone="warning">{t('batchOpen')}</StatusTag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {side.payments12 > side.payments.length && <div className="muted">{t('moreLines', { n: side.payments12 })}</div>}
    </>
  );
}

export function SideBySide({ pair, choosing }: { readonly pair: ComparedPair; readonly choosing?: Choosing | undefined }) {
  const t = useWords(duplicatesWords);
  const language = useLanguage();
  const fields = MERGE_FIELDS.filter((field) => (pair.first.values[field] ?? '') !== '' || (pair.second.values[field] ?? '') !== '');
  const head = (side: Picked) => (
    <th scope="col">
      {choosing === undefined ? t(side === 'first' ? 'one' : 'other') : <Radio name="keep" checked={choosing.keep === side} onChange={() => choosing.onKeep(side)}>{t('keep')}</Radio>}
      {'　'}<a href={`#/residents/${pair[side].residentId}`}>{t('toOpen')}</a>
    </th>
  );
  return (
    <table className="plain-table pair-table" aria-label={t('pair')}>
      <thead><tr><th scope="col">{t('field')}</th>{head('first')}{head('second')}</tr></thead>
      <tbody>
        {fields.map((field) => <FieldRow key={field} pair={pair} field={field} choosing={choosing} />)}
        <tr><th scope="row">{t('state')}</th><td>{STATUS_WORDS[pair.first.status][language]}</td><td>{STATUS_WORDS[pair.second.status][language]}</td></tr>
        <tr><th scope="row">{t('createdAt')}</th><td>{localDay(pair.first.createdAt)}</td><td>{localDay(pair.second.createdAt)}</td></tr>
        <tr><th scope="row">{t('members')}</th><td><Members side={pair.first} /></td><td><Members side={pair.second} /></td></tr>
        <tr><th scope="row">{t('payments')}</th><td><Payments side={pair.first} /></td><td><Payments side={pair.second} /></td></tr>
        <tr><th scope="row">{t('belongings')}</th>{(['first', 'second'] as const).map((side) => <td key={side}>{belongings(pair[side], language)}</td>)}</tr>
      </tbody>
    </table>
  );
}

/** Made from the entry or from its lines: nothing that hangs on it. */
const DERIVED = ['residentGrams', 'residents', 'personYears'];

/** 'Payments 12, volunteers 1': what hangs on an entry besides its own fields. */
function belongings(side: PairSide, language: Language): string {
  const sums = new Map<string, number>();
  for (const { table, rows } of side.belongings) {
    const [name = ''] = table.split('.');
    if (!DERIVED.includes(name)) sums.set(name, (sums.get(name) ?? 0) + rows);
  }
  return [...sums].map(([name, rows]) => `${TABLE_WORDS[name]?.[language] ?? name} ${rows}`).join(MARKS[language]['&']);
}
