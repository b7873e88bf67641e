import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { daySchema, type Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { sumFen } from '#shared/money.ts';
import type { ChangeRow } from '#shared/residents/change-contract.ts';
import { CHANGE_ACT_WORDS } from '#shared/residents/change-requests.ts';
import { eventWords } from './event-words.ts';

/** Who leaves the community by a request, and on which day; null for requests by which nobody does. */
export function leavingOf({ what, residentId, shown }: ChangeRow): { readonly residentId: ResidentId; readonly day: Day } | null {
  if (residentId === null || (what !== 'recordDeath' && what !== 'recordMovedOut' && what !== 'recordMarriageOut')) return null;
  const day = daySchema.safeParse(shown.find((each) => each.field === 'occurredOn')?.newValue).data;
  return day === undefined ? null : { residentId, day };
}

/** What was paid, or is on its way, for months after the day somebody died or left (A6). */
export function PaidAfter({ residentId, day }: { readonly residentId: ResidentId; readonly day: Day }) {
  const say = useWords(eventWords);
  const mayAsk = useMay('disbursement.read');
  const { data, error } = useCall('disbursement.paidAfter', { residentId, day }, { enabled: mayAsk });
  if (data === undefined) return <RefusalAlert error={error} />;
  if (data.lines.length === 0) return <p>{say('paidAfterNone', { day })}</p>;
  return (
    <>
      <h3>{say('paidAfter', { day })}</h3>
      <p>{say('paidAfterHint')}</p>
      <table className="plain-table" aria-label={say('paidAfter', { day })}>
        <thead><tr><th>{say('programme')}</th><th>{say('benefitMonth')}</th><th>{say('paidOn')}</th><th className="number">{say('amount')}</th></tr></thead>
        <tbody>
          {data.lines.map((line) => (
            <tr key={line.lineId}><td>{line.programmeName} {line.batchNo}</td><td className="figures">{line.benefitMonth}</td><td className="figures">{line.paidOn ?? say('notPaidYet')}</td><td className="number"><MoneyText fen={line.paidFen > 0 ? line.paidFen : line.amountFen} /></td></tr>
          ))}
        </tbody>
        <tfoot><tr><th colSpan={3}>{say('paidAfterSum')}</th><td className="number"><MoneyText fen={data.paidFen} /></td></tr></tfoot>
      </table>
    </>
  );
}

/** The same in one line for each of several requests, before they are applied together. */
export function PaidAfterEach({ rows }: { readonly rows: readonly ChangeRow[] }) {
  const leaving = rows.flatMap((row) => {
    const who = leavingOf(row);
    return who === null ? [] : [{ row, ...who }];
  });
  if (leaving.length === 0) return null;
  return <ul className="plain-list">{leaving.map(({ row, residentId, day }) => <OneLine key={row.changeRequestId} row={row} residentId={residentId} day={day} />)}</ul>;
}

function OneLine({ row, residentId, day }: { readonly row: ChangeRow; readonly residentId: ResidentId; readonly day: Day }) {
  const say = useWords(eventWords);
  const language = useLanguage();
  const mayAsk = useMay('disbursement.read');
  const { data } = useCall('disbursement.paidAfter', { residentId, day }, { enabled: mayAsk });
  if (data === undefined || data.lines.length === 0) return null;
  const open = data.lines.filter((line) => line.paidFen === 0);
  return (
    <li>
      {row.name} {day} {CHANGE_ACT_WORDS[row.what][language]}{say(':')}{say('paidAfterShort', { n: data.lines.length - open.length })} <MoneyText fen={data.paidFen} />
      {open.length > 0 && <>{say(',')}{say('openAfterShort', { n: open.length })} <MoneyText fen={sumFen(open.map((line) => line.amountFen))} /></>}
    </li>
  );
}
