import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { disclosureContract, type BoardRow, type BoardStatus } from '#shared/disclosure/contract.ts';
import { disclosureWords } from './words.ts';

export const TONES: Readonly<Record<BoardStatus, 'neutral' | 'active' | 'good' | 'warning'>> = { draft: 'neutral', submitted: 'warning', reviewed: 'active', posted: 'good', takenDown: 'neutral' };
const newBoard = disclosureContract.saveDraft.input.pick({ month: true });

function Boards({ books }: { books: OpenBooks }) {
  const t = useWords(disclosureWords);
  const navigate = useNavigate();
  const mayMake = useMay('ledger.make');
  const maySetUp = useMay('ledger.setup');
  const save = useAct('disclosure.saveDraft');
  const [open, setOpen] = useState(false);
  const { accountSetId } = books.set;
  const boards = useCall('disclosure.boards', { accountSetId }, { keepLast: true });
  const columns = useMemo<Column<BoardRow>[]>(() => [
    { key: 'month', title: t('month'), width: 100, kind: 'id', value: (row) => row.month },
    { key: 'edition', title: t('edition'), width: 80, kind: 'number', value: (row) => row.edition },
    { key: 'status', title: t('status'), width: 110, render: (row) => <StatusTag tone={TONES[row.status]}>{t(row.status)}</StatusTag> },
    { key: 'postedOn', title: t('postedOn'), width: 120, kind: 'day', value: (row) => row.postedOn },
    { key: 'dueDownOn', title: t('dueDownOn'), width: 120, kind: 'day', value: (row) => row.takenDownOn ?? row.dueDownOn },
    { key: 'place', title: t('place'), width: 220, value: (row) => row.place },
    { key: 'maker', title: t('maker'), width: 100, value: (row) => row.maker },
    { key: 'reviewer', title: t('reviewer'), width: 100, value: (row) => row.reviewer },
    { key: 'objections', title: t('objections'), width: 180, value: (row) => (row.objections === 0 ? null : t('objectionsOf', { n: row.objections, open: row.unanswered })) },
  ], [t]);
  const button = mayMake && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('newBoard')}</Button>;
  return (
    <PageFrame title={t('boards')} subtitle={<AccountSetChoice books={books} />} actions={<>{maySetUp && <Button onClick={() => void navigate(`/ledger/disclosure/rules?set=${accountSetId}`)}>{t('rules')}</Button>}{button}</>}>
      <DataTable label={t('boards')} columns={columns} rows={boards.data} rowKey={(row) => row.boardId} loading={boards.isFetching} error={boards.error} onOpen={(row) => void navigate(`/ledger/disclosure/${row.boardId}`)} empty={{ title: t('noBoards'), hint: t('noBoardsHint'), action: button }} />
      <FormDialog
        open={open} title={t('newBoard')} schema={newBoard} initial={{ month: books.set.currentMonth }} onClose={() => setOpen(false)}
        onSave={async ({ month }) => {
          const outcome = await save.run({ accountSetId, month, notes: [] });
          if (outcome.ok) void navigate(`/ledger/disclosure/${outcome.value.boardId}`);
          return outcome;
        }}
      >
        {() => <Field name="month" label={t('month')} required><MonthInput autoFocus /></Field>}
      </FormDialog>
    </PageFrame>
  );
}

export function BoardsPage() {
  return <WithAccountSet>{(books) => <Boards books={books} />}</WithAccountSet>;
}
