import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { monthSchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import type { Register } from '#shared/ledger/contract.ts';
import type { Fen } from '#shared/money.ts';
import { voucherNumber } from './voucher-words.tsx';
import { ledgerWords } from './words.ts';

type Line = Register['lines'][number];
const FIRST_LINES = 100;

/** A balance with its side in words, 平 for nothing (会计基础工作规范 art. 61). */
export function Balance({ fen }: { fen: Fen }) {
  const t = useWords(ledgerWords);
  if (fen === 0) return <span>{t('flat')}</span>;
  return (
    <span>
      {t(fen > 0 ? 'debit' : 'credit')} <MoneyText fen={Math.abs(fen) as Fen} />
    </span>
  );
}

export function RegisterPage() {
  const t = useWords(ledgerWords);
  const navigate = useNavigate();
  const { accountId: accountText = '', month: monthText = '' } = useParams();
  const month = monthSchema.parse(monthText);
  const about = { accountId: id<'account'>(Number(accountText)), month };
  // The first screen at once, the rest of a long month behind it.
  const start = useCall('ledger.register', { ...about, most: FIRST_LINES }, { keepLast: true });
  const isLong = start.data !== undefined && !start.isPlaceholderData && start.data.lineCount > FIRST_LINES;
  const whole = useCall('ledger.register', about, { enabled: isLong });
  const register = isLong && whole.data !== undefined ? whole : start;
  const data = register.data;
  const columns = useMemo<Column<Line>[]>(
    () => [
      { key: 'day', title: t('day'), width: 120, kind: 'day', value: (line) => line.day },
      { key: 'number', title: t('voucherNo'), width: 110, kind: 'id', value: (line) => voucherNumber(line.word, line.number) },
      { key: 'summary', title: t('summary'), width: 320, value: (line) => line.summary },
      { key: 'account', title: t('account'), width: 200, value: (line) => `${line.accountCode} ${line.accountName}` },
      { key: 'debit', title: t('debitSide'), width: 150, kind: 'money', render: (line) => <MoneyText fen={line.debitFen} blankZero /> },
      { key: 'credit', title: t('creditSide'), width: 150, kind: 'money', render: (line) => <MoneyText fen={line.creditFen} blankZero /> },
      { key: 'balance', title: t('balance'), width: 170, kind: 'money', render: (line) => <Balance fen={line.balanceFen} /> },
    ],
    [t],
  );
  return (
    <PageFrame title={data === undefined ? t('register') : `${t('register')}　${data.code} ${data.path}`} back={{ to: `/ledger/balances?${data === undefined ? '' : `set=${data.accountSetId}&`}month=${month}`, label: t('trialBalance') }}>
      <DataTable
        label={t('register')}
        columns={columns}
        rows={data?.lines}
        rowKey={(line) => `${line.voucherId}-${line.lineNo}`}
        loading={register.isFetching}
        error={register.error}
        onOpen={(line) => void navigate(`/ledger/vouchers/${line.voucherId}`)}
        filters={
          <>
            <div style={{ width: '11rem' }}>
              <MonthInput
                aria-label={t('month')}
                value={month}
                onChange={(text) => {
                  const next = monthSchema.safeParse(text).data;
                  if (next !== undefined) void navigate(`/ledger/register/${accountText}/${next}`, { replace: true });
                }}
              />
            </div>
            {data !== undefined && <span>{t('openingBalance')} <Balance fen={data.openingFen} /></span>}
          </>
        }
        empty={{ title: t('noLines') }}
        total={
          data !== undefined && (
            <span>
              {t('monthTotal')} {t('debit')} <MoneyText fen={data.turnover.debitFen} /> {t('credit')} <MoneyText fen={data.turnover.creditFen} />　{t('yearTotal')} {t('debit')}{' '}
              <MoneyText fen={data.yearToDate.debitFen} /> {t('credit')} <MoneyText fen={data.yearToDate.creditFen} />　{t('closing')} <Balance fen={data.closingFen} />
            </span>
          )
        }
      />
    </PageFrame>
  );
}
