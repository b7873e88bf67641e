import './statements.css';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { monthSchema } from '#shared/days.ts';
import { STATEMENTS, type Statement, type StatementInput } from '#shared/statements/contract.ts';
import { FigureDrawer, type ChosenFigure } from './figure-drawer.tsx';
import { StatementTable, Ties } from './statement-table.tsx';
import { statementsWords } from './words.ts';

const FILTERS = { statement: 'balance-sheet-2023', month: '', variant: '' };
const NAMES = {
  'balance-sheet-2023': { zh: '资产负债表', en: 'Balance sheet' },
  'income-distribution-2023': { zh: '收益及收益分配表', en: 'Income and distribution' },
  'income-expense-monthly': { zh: '收支明细表', en: 'Income and expense' },
} as const;

function Sheet({ statement, about }: { statement: Statement; about: StatementInput }) {
  const t = useWords(statementsWords);
  const language = useLanguage();
  const [figure, setFigure] = useState<ChosenFigure>();
  return (
    <>
      {statement.unposted > 0 && <div className="muted">{t('unpostedNote', { n: statement.unposted })}</div>}
      <div className="statement-halves">
        {statement.halves.map((half) => <StatementTable key={half.title.zh} statement={statement} title={half.title[language]} rows={half.rows} onOpen={setFigure} />)}
      </div>
      {statement.foot.length > 0 && <div className="statement-foot"><StatementTable statement={statement} title={t('sum')} rows={statement.foot} onOpen={setFigure} /></div>}
      <Ties statement={statement} />
      <p className="muted">{t('source')}{t(':')}{statement.source}</p>
      {figure !== undefined && <FigureDrawer about={about} chosen={figure} onClose={() => setFigure(undefined)} />}
    </>
  );
}

function Statements({ books }: { books: OpenBooks }) {
  const t = useWords(statementsWords);
  const language = useLanguage();
  const mayPrint = useMay('ledger.print');
  const mayExport = useMay('ledger.export');
  const exportXlsx = useAct('statements.exportXlsx');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const month = monthSchema.safeParse(filters.month).data ?? books.set.currentMonth;
  const name = STATEMENTS.find((each) => each === filters.statement) ?? 'balance-sheet-2023';
  const about: StatementInput = { accountSetId: books.set.accountSetId, statement: name, month, ...(filters.variant === '' ? {} : { variant: filters.variant }) };
  const statement = useCall('statements.view', about, { keepLast: true });
  const data = statement.data;
  return (
    <PageFrame
      title={t('statements')}
      subtitle={<AccountSetChoice books={books} />}
      actions={
        <>
          {mayExport && <DownloadButton label={t('exportXlsx')} make={() => exportXlsx.run(about)} />}
          {mayPrint && <PrintButton to={`/print/statement/${books.set.accountSetId}/${name}/${month}/${data?.variant ?? '-'}`} />}
        </>
      }
    >
      <div className="statement-tools">
        <Segmented aria-label={t('statements')} value={name} onChange={(value) => setFilters({ statement: value, variant: '' })} options={STATEMENTS.map((each) => ({ value: each, label: NAMES[each][language] }))} />
        <div style={{ width: '11rem' }}><MonthInput aria-label={t('month')} value={month} onChange={(text) => setFilters({ month: text ?? '' })} /></div>
        {data !== undefined && data.variants.length > 1 && (
          <Select aria-label={t('order')} value={data.variant} onChange={(value) => setFilters({ variant: value ?? '' })} options={data.variants.map((each) => ({ value: each.key, label: each.name[language] }))} popupMatchSelectWidth={false} />
        )}
        {data !== undefined && <StatusTag tone={data.tied ? 'good' : 'bad'}>{t(data.tied ? 'tied' : 'untied')}</StatusTag>}
        {data !== undefined && data.periodStatus !== null && <StatusTag tone={data.periodStatus === 'closed' ? 'neutral' : 'active'}>{t(data.periodStatus === 'closed' ? 'periodClosed' : 'periodOpen')}</StatusTag>}
      </div>
      <RefusalAlert error={statement.error} />
      {data !== undefined && <Sheet statement={data} about={about} />}
    </PageFrame>
  );
}

export function StatementsPage() {
  return <WithAccountSet>{(books) => <Statements books={books} />}</WithAccountSet>;
}
