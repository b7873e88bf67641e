/** 发放点: where goods lie and whose people come there, and what was brought from one to another. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PointSelect, useHandOutPoints, type Point } from '#renderer/ui/hand-out-point.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatQuantity, goodsText } from '#shared/quantity.ts';
import { stockPointFieldsSchema, transferSchema, type StockItem, type StockTransfer } from '#shared/stock/contract.ts';
import { DocLines } from './doc-lines.tsx';
import type { StockBooks } from './use-stock-books.ts';
import { stockWords } from './words.ts';

function PointDialog({ point, onClose }: { point?: Point; onClose: () => void }) {
  const t = useWords(stockWords);
  const save = useAct('stock.savePoint');
  const { all, grids } = useHandOutPoints();
  const initial = point === undefined ? { place: '', seq: all.length + 1, stopped: false, gridIds: [] } : { name: point.name, place: point.place, seq: point.seq, stopped: point.stopped, gridIds: point.grids.map((grid) => grid.gridId) };
  const given = (gridId: number): string | undefined => all.find((each) => each.pointId !== point?.pointId && each.grids.some((grid) => grid.gridId === gridId))?.name;
  return (
    <FormDialog open title={point === undefined ? t('newPoint') : `${t('editPoint')}${t(':')}${point.name}`} schema={stockPointFieldsSchema} initial={initial} onClose={onClose}
      onSave={(input) => save.run({ ...input, pointId: point?.pointId ?? null, version: point?.version ?? null })}>
      <div className="field-row">
        <Field name="name" label={t('pointName')} required><Input maxLength={20} autoFocus /></Field>
        <Field name="seq" label={t('pointSeq')} required><InputNumber min={1} max={999} precision={0} /></Field>
      </div>
      <Field name="place" label={t('pointPlace')}><Input maxLength={60} /></Field>
      {point?.main !== true && (
        <Field name="gridIds" label={t('pointGrids')} hint={t('pointGridsHint')}>
          <Select mode="multiple" optionFilterProp="label" options={grids.map((grid) => { const other = given(grid.gridId); return { value: grid.gridId, label: other === undefined ? grid.name : `${grid.name}${t('(')}${other}${t(')')}`, disabled: other !== undefined }; })} />
        </Field>
      )}
      {point !== undefined && !point.main && <Field name="stopped" label={t('state')} valuePropName="checked" hint={t('pointStoppedHint')}><Checkbox>{t('pointStopped')}</Checkbox></Field>}
    </FormDialog>
  );
}

/** Undefined until both are chosen: the two selects stand empty, and the schema says so. */
const transferForm = z.object(transferSchema.shape);

/** What lies at the first point, brought to the second. */
export function TransferDialog({ books, items, onClose }: { books: StockBooks; items: readonly StockItem[]; onClose: () => void }) {
  const t = useWords(stockWords);
  const { today } = useOfficeState();
  const { all, inUse } = useHandOutPoints();
  const [from, setFrom] = useState(all.find((point) => point.main)?.pointId);
  const save = useAct('stock.transfer');
  const navigate = useNavigate();
  const there = items.flatMap((item) => { const here = item.points.find((each) => each.pointId === from); return here === undefined ? [] : [{ ...item, stopped: false, spec: `${item.spec}${t('(')}${formatQuantity(here.balanceCenti)} ${item.unit}${t(')')}` }]; });
  if (all.length === 0) return null;
  return (
    <FormDialog open width={760} title={t('transfer')} schema={transferForm} initial={{ movedOn: today, ...(from === undefined ? {} : { fromPointId: from }), note: '', lines: [] }} saveLabel={t('transferDo')} onClose={onClose} sayIssue={(issue) => (issue.path?.[0] === 'lines' ? t('linesUnfinished') : undefined)}
      onChange={(values) => setFrom(all.find((point) => point.pointId === values.fromPointId)?.pointId)} onSave={(input) => save.run({ ...input, accountSetId: books.set!.accountSetId })} onSaved={() => void navigate('/stock?tab=points')}>
      <p className="muted">{t('transferHint')}</p>
      <div className="field-row">
        <Field name="fromPointId" label={t('fromPoint')} required><PointSelect points={all.filter((point) => !point.stopped || point.items > 0)} /></Field>
        <Field name="toPointId" label={t('toPoint')} required><PointSelect autoFocus points={inUse} /></Field>
        <Field name="movedOn" label={t('movedOn')} required><DayInput /></Field>
      </div>
      <Field name="lines" label={t('lines')} required hint={t('onlyThere')}><DocLines items={there} withAmounts={false} /></Field>
      <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

export function PointsPanel({ books }: { books: StockBooks }) {
  const t = useWords(stockWords);
  const mayEdit = useMay('stock.edit');
  const { all } = useHandOutPoints();
  const transfers = useCall('stock.transfers', { accountSetId: books.set?.accountSetId ?? null });
  const [editing, setEditing] = useState<Point | 'new'>();
  const columns = useMemo<Column<StockTransfer>[]>(() => [
    { key: 'no', title: t('transferNo'), width: 120, kind: 'id', value: (row) => row.transferNo },
    { key: 'day', title: t('movedOn'), width: 112, kind: 'day', value: (row) => row.movedOn },
    { key: 'from', title: t('fromPoint'), width: 110, value: (row) => row.fromName },
    { key: 'to', title: t('toPoint'), width: 110, value: (row) => row.toName },
    { key: 'lines', title: t('lines'), width: 240, value: (row) => goodsText(row.lines) },
    { key: 'note', title: t('note'), width: 140, value: (row) => row.note },
    { key: 'by', title: t('enteredBy'), width: 90, value: (row) => row.by },
    { key: 'print', title: '', width: 150, render: (row) => <PrintButton to={`/print/stock-transfer/${row.transferId}`} label={t('printTransfer')} /> },
  ], [t]);
  return (
    <div className="scroll-cards">
      <section className="card" aria-label={t('tab_points')}>
        <p className="muted">{t('pointsHint')}</p>
        <table className="plain-table">
          <thead><tr><th>{t('pointName')}</th><th>{t('pointPlace')}</th><th>{t('pointGrids')}</th><th>{t('pointKinds')}</th><th>{t('state')}</th><th aria-label={t('editPoint')} /></tr></thead>
          <tbody>
            {all.map((point) => (
              <tr key={point.pointId}>
                <td>{point.name}</td><td>{point.place}</td><td>{point.main ? (all.length > 1 ? t('restGrids') : '') : point.grids.map((grid) => grid.name).join(t('&'))}</td><td>{t('kindsN', { n: point.items })}</td>
                <td><StatusTag tone={point.stopped ? 'neutral' : 'good'}>{t(point.stopped ? 'state_stopped' : 'state_ok')}</StatusTag></td>
                <td>{mayEdit && <Button size="small" onClick={() => setEditing(point)}>{t('editPoint')}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {mayEdit && <Button className="stock-save" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>{t('newPoint')}</Button>}
      </section>
      {all.length > 1 && <DataTable label={t('transfers')} columns={columns} rows={transfers.data?.transfers} rowKey={(row) => row.transferId} error={transfers.error} empty={{ title: t('noTransfers'), hint: t('noTransfersHint') }} />}
      {editing !== undefined && <PointDialog {...(editing === 'new' ? {} : { point: editing })} onClose={() => setEditing(undefined)} />}
    </div>
  );
}
