/** What the bank has and what the books have, side by side: suggestions to take, any lines to bring together by hand. */
import './treasury.css';
import { Alert, Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { fen, formatYuan } from '#shared/money.ts';
import type { BookLine, StatementLine, TreasuryAccount } from '#shared/treasury/contract.ts';
import { groupBy } from '#shared/group-by.ts';
import { BankAccountFrame } from './bank-account-frame.tsx';
import { treasuryWords } from './words.ts';

type Matching = MethodOutput<'treasury.matching'>;
type Suggestion = Matching['suggestions'][number];

/** A table this long is still quick to draw; the oldest come first, and matching them brings up the rest. */
const MOST_ROWS = 400;

const sum = (lines: readonly { amountFen: number }[]) => fen(lines.reduce((total, line) => total + line.amountFen, 0));
const toggled = (chosen: ReadonlySet<number>, key: number): Set<number> => {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
};

function SuggestionButton({ suggestion, book, onTake, disabled }: { suggestion: Suggestion; book: BookLine; onTake: () => void; disabled: boolean }) {
  const t = useWords(treasuryWords);
  const why = suggestion.reasons.map((reason) => (reason === 'nearDay' ? t('nearDay', { n: suggestion.daysApart }) : t(reason))).join(t('&'));
  return (
    <div className="treasury-suggestion">
      <span className="muted">{t('suggestion')} {book.day} {book.word}-{book.number} {book.summary}{t('(')}{why}{t(')')}</span>
      <Button size="small" disabled={disabled} onClick={onTake}>{t('take')}</Button>
    </div>
  );
}

interface SideProps<L> { readonly lines: readonly L[]; readonly chosen: ReadonlySet<number>; readonly onToggle: (key: number) => void }

function StatementSide({ lines, chosen, onToggle, below }: SideProps<StatementLine> & { below: (line: StatementLine) => React.ReactNode }) {
  const t = useWords(treasuryWords);
  return (
    <table className="plain-table treasury-side" aria-label={t('statementSide')}>
      <thead><tr><th aria-label={t('choose')} /><th>{t('day')}</th><th className="number">{t('amount')}</th><th>{t('counterparty')} · {t('summary')}</th></tr></thead>
      <tbody>
        {lines.slice(0, MOST_ROWS).map((line) => (
          <tr key={line.statementLineId} className={chosen.has(line.statementLineId) ? 'chosen' : ''}>
            <td><Checkbox aria-label={`${line.day} ${formatYuan(line.amountFen)}`} checked={chosen.has(line.statementLineId)} onChange={() => onToggle(line.statementLineId)} /></td>
            <td className="treasury-day">{line.day}</td>
            <td className="number"><MoneyText fen={line.amountFen} /></td>
            <td>
              {line.origin === 'start' && <StatusTag tone="neutral">{t('start')}</StatusTag>} {line.counterparty} {line.summary}{' '}
              {line.draftVoucherId !== null && <Link to={`/ledger/vouchers/${line.draftVoucherId}`}><StatusTag tone="active">{t('draftMade')}</StatusTag></Link>}
              {line.gapFen !== null && <StatusTag tone="bad">{t('gapHere', { amount: formatYuan(line.gapFen) })}</StatusTag>}
              {below(line)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BookSide({ lines, chosen, onToggle }: SideProps<BookLine>) {
  const t = useWords(treasuryWords);
  return (
    <table className="plain-table treasury-side" aria-label={t('bookSide')}>
      <thead><tr><th aria-label={t('choose')} /><th>{t('day')}</th><th className="number">{t('amount')}</th><th>{t('voucherNo')}</th><th>{t('summary')}</th></tr></thead>
      <tbody>
        {lines.slice(0, MOST_ROWS).map((line) => (
          <tr key={line.voucherLineId} className={chosen.has(line.voucherLineId) ? 'chosen' : ''}>
            <td><Checkbox aria-label={`${line.day} ${line.word}-${line.number} ${formatYuan(line.amountFen)}`} checked={chosen.has(line.voucherLineId)} onChange={() => onToggle(line.voucherLineId)} /></td>
            <td className="treasury-day">{line.day}</td>
            <td className="number"><MoneyText fen={line.amountFen} /></td>
            <td><Link to={`/ledger/vouchers/${line.voucherId}`}>{line.word}-{line.number}</Link></td>
            <td>{line.summary} {line.counterparty}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Workbench({ account, data }: { account: TreasuryAccount; data: Matching }) {
  const t = useWords(treasuryWords);
  const may = useMay('ledger.make');
  const { treasuryAccountId } = account;
  const [bank, setBank] = useState<ReadonlySet<number>>(new Set());
  const [books, setBooks] = useState<ReadonlySet<number>>(new Set());
  const [match, exact, start, drafts] = [useAct('treasury.match'), useAct('treasury.matchExact'), useAct('treasury.matchStart'), useAct('treasury.draftByRules')];
  const bookOf = useMemo(() => new Map(data.book.map((line) => [line.voucherLineId, line])), [data.book]);
  const suggestionsOf = useMemo(() => groupBy(data.suggestions, (one) => one.statementLineId), [data.suggestions]);
  const [chosenBank, chosenBooks] = [data.statement.filter((line) => bank.has(line.statementLineId)), data.book.filter((line) => books.has(line.voucherLineId))];
  const difference = fen(sum(chosenBank) - sum(chosenBooks));
  const forRules = chosenBank.filter((line) => line.origin === 'import' && line.draftVoucherId === null);
  const running = match.running || exact.running || start.running || drafts.running;
  const clear = (): void => {
    setBank(new Set());
    setBooks(new Set());
  };
  const matchChosen = async (): Promise<void> => {
    const outcome = await match.run({ treasuryAccountId, way: 'hand', statementLineIds: chosenBank.map((line) => line.statementLineId), voucherLineIds: chosenBooks.map((line) => line.voucherLineId) });
    if (outcome.ok) clear();
  };
  const [said, setSaid] = useState<string>();
  const byRules = async (): Promise<void> => {
    const outcome = await drafts.run({ treasuryAccountId, statementLineIds: forRules.map((line) => line.statementLineId) });
    if (!outcome.ok) return;
    setSaid(t('draftsMade', { n: outcome.value.vouchers.length, without: outcome.value.without }));
    clear();
  };
  const nothing = data.statement.length === 0 && data.book.length === 0;
  return (
    <>
      <RefusalAlert error={match.error ?? exact.error ?? start.error ?? drafts.error} />
      {said !== undefined && <Alert type="success" showIcon closable={{ onClose: () => setSaid(undefined) }} title={said} />}
      {may && (
        <div className="treasury-bar">
          <Button type="primary" disabled={data.certain === 0 || running} loading={exact.running} onClick={() => void exact.run({ treasuryAccountId }).then((outcome) => outcome.ok && setSaid(t('matchedNow', { n: outcome.value.matched })))}>{data.certain === 0 ? t('matchExactNone') : t('matchExact', { n: data.certain })}</Button>
          {data.statement.some((line) => line.origin === 'start') && <Button disabled={running} title={t('matchStartHint')} onClick={() => void start.run({ treasuryAccountId, outstandingVoucherLineIds: data.book.filter((line) => books.has(line.voucherLineId)).map((line) => line.voucherLineId) })}>{t('matchStart')}</Button>}
          <Button disabled={forRules.length === 0 || running} loading={drafts.running} onClick={() => void byRules()}>{forRules.length === 0 ? t('makeDraftsNone') : t('makeDrafts', { n: forRules.length })}</Button>
          <span className="treasury-sums">
            {t('chosen', { bank: formatYuan(sum(chosenBank)), books: formatYuan(sum(chosenBooks)) })}{' '}
            <span className={difference === 0 ? 'treasury-good' : 'treasury-bad'}>{difference === 0 ? t('equalSums') : t('differ', { amount: formatYuan(difference) })}</span>
          </span>
          <Button disabled={difference !== 0 || chosenBank.length + chosenBooks.length < 2 || running} loading={match.running} onClick={() => void matchChosen()}>{t('matchChosen')}</Button>
        </div>
      )}
      {Math.max(data.statement.length, data.book.length) > MOST_ROWS && <div className="muted">{t('more', { n: MOST_ROWS })}</div>}
      {nothing ? <EmptyPage title={t('allMatched')} hint={t('allMatchedHint')} /> : (
        <div className="treasury-sides">
          <section className="card"><h3>{t('statementSide')}{t('(')}{data.statement.length}{t(')')}</h3>
            <StatementSide lines={data.statement} chosen={bank} onToggle={(key) => setBank(toggled(bank, key))} below={(line) => may && (suggestionsOf.get(line.statementLineId) ?? []).slice(0, 2).map((one) => {
              const book = bookOf.get(one.voucherLineId);
              return book === undefined ? null : <SuggestionButton key={one.voucherLineId} suggestion={one} book={book} disabled={running} onTake={() => void match.run({ treasuryAccountId, way: 'suggested', statementLineIds: [one.statementLineId], voucherLineIds: [one.voucherLineId] })} />;
            })} />
          </section>
          <section className="card"><h3>{t('bookSide')}{t('(')}{data.book.length}{t(')')}</h3><BookSide lines={data.book} chosen={books} onToggle={(key) => setBooks(toggled(books, key))} /></section>
        </div>
      )}
    </>
  );
}

function Matching({ account }: { account: TreasuryAccount }) {
  const matching = useCall('treasury.matching', { treasuryAccountId: account.treasuryAccountId }, { keepLast: true });
  if (matching.error) return <RefusalAlert error={matching.error} />;
  return matching.data === undefined ? null : <Workbench account={account} data={matching.data} />;
}

export function MatchingPage() {
  return <BankAccountFrame page="matching">{(account) => <Matching account={account} />}</BankAccountFrame>;
}
