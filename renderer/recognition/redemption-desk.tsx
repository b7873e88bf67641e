/** 兑换台: who, how many points, which goods; and the goods in stock. */
import { Alert, Button, Input, InputNumber, Space, Switch } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { VolunteerPicker } from '#renderer/ui/volunteer-picker.tsx';
import { lastDay, month, firstDay } from '#shared/days.ts';
import { recognitionContract } from '#shared/recognition/contract.ts';
import { pointsText } from '#shared/recognition/words.ts';
import { formatVolunteerNo, type VolunteerId } from '#shared/volunteers/words.ts';
import { recognitionWords } from './words.ts';

type Goods = MethodOutput<'recognition.goods'>[number];
const goodsForm = z.object({ name: z.string().trim().min(1).max(40), unit: z.string().trim().min(1).max(10), points: z.number().min(0.01).max(100_000), active: z.boolean().default(true) });

function GoodsDialog({ goods, onClose }: { readonly goods?: Goods; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const save = useAct('recognition.saveGoods');
  return (
    <FormDialog open title={t(goods === undefined ? 'addGoods' : 'editGoods')} schema={goodsForm} initial={{ name: goods?.name ?? '', unit: goods?.unit ?? '件', points: goods === undefined ? 1 : goods.centi / 100, active: goods?.active ?? true }} onClose={onClose} onSave={({ points, ...input }) => save.run({ ...input, goodsId: goods?.goodsId ?? null, centi: Math.round(points * 100) })}>
      <Field name="name" label={t('goodsName')} required><Input maxLength={40} /></Field>
      <div className="field-row"><Field name="unit" label={t('unit')} required><Input maxLength={10} /></Field><Field name="points" label={t('price')} required><InputNumber min={0.01} step={1} /></Field><Field name="active" label={t('status')} valuePropName="checked"><Switch /></Field></div>
    </FormDialog>
  );
}

function BuyDialog({ goods, onClose }: { readonly goods: Goods; readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const move = useAct('recognition.moveGoods');
  return (
    <FormDialog open title={t('buyTitle', { name: goods.name })} schema={recognitionContract.moveGoods.input.omit({ goodsId: true })} initial={{ on: today, reason: '采购' }} saveLabel={t('save')} onClose={onClose} onSave={(input) => move.run({ ...input, goodsId: goods.goodsId })}>
      <div className="field-row"><Field name="quantity" label={t('quantity')} required hint={t('quantityHint')}><InputNumber precision={0} autoFocus /></Field><Field name="costFen" label={t('cost')} required><MoneyInput /></Field></div>
      <div className="field-row"><Field name="on" label={t('day')} required><DayInput /></Field><Field name="reason" label={t('reason')} required><Input maxLength={200} /></Field></div>
    </FormDialog>
  );
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(recognitionWords);
  const { today } = useOfficeState();
  const open = useAct('recognition.openRedemption');
  const year = Number(today.slice(0, 4));
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const monthOf = (n: number) => month(`${year}-${String(n).padStart(2, '0')}`);
  return (
    <FormDialog open title={t('openRound')} schema={recognitionContract.openRedemption.input} initial={{ year, quarter, opensOn: firstDay(monthOf(quarter * 3 - 2)), closesOn: lastDay(monthOf(quarter * 3)) }} saveLabel={t('openRound')} onClose={onClose} onSave={open.run}>
      <div className="field-row"><Field name="year" label={t('yearLabel')} required><InputNumber precision={0} /></Field><Field name="quarter" label={t('quarterLabel')} required><InputNumber min={1} max={4} precision={0} /></Field></div>
      <div className="field-row"><Field name="opensOn" label={t('opensOn')} required><DayInput /></Field><Field name="closesOn" label={t('closesOn')} required><DayInput /></Field></div>
    </FormDialog>
  );
}

/** One person's redemption: numbers beside the goods, and what is left. */
function Desk({ goods }: { readonly goods: readonly Goods[] }) {
  const t = useWords(recognitionWords);
  const [volunteerId, setVolunteerId] = useState<VolunteerId>();
  const [wanted, setWanted] = useState<ReadonlyMap<number, number>>(new Map());
  const points = useCall('recognition.pointEntries', { volunteerId: volunteerId ?? (1) }, { enabled: volunteerId !== undefined });
  const redeem = useAct('recognition.redeem');
  const [done, setDone] = useState<{ number: number; centi: number; balance: number }>();
  const offered = goods.filter((one) => one.active && one.stock > 0);
  const total = offered.reduce((sum, one) => sum + one.centi * (wanted.get(one.goodsId) ?? 0), 0);
  const have = volunteerId === undefined ? 0 : (points.data?.balance ?? 0);
  const give = async (): Promise<void> => {
    if (volunteerId === undefined) return;
    const items = offered.flatMap((one) => { const quantity = wanted.get(one.goodsId) ?? 0; return quantity > 0 ? [{ goodsId: one.goodsId, quantity }] : []; });
    const outcome = await redeem.run({ volunteerId, items });
    if (!outcome.ok) return;
    setDone(outcome.value);
    setWanted(new Map());
    setVolunteerId(undefined);
  };
  return (
    <section className="card">
      <h2>{t('redeem')}</h2>
      {done !== undefined && <Alert type="success" role="status" showIcon title={t('redeemDone', { no: done.number, points: pointsText(done.centi), balance: pointsText(done.balance) })} />}
      <div style={{ maxWidth: '32rem' }}><VolunteerPicker aria-label={t('volunteer')} value={volunteerId ?? null} onChange={(next) => { setVolunteerId(next); setDone(undefined); redeem.forget(); }} /></div>
      <p>{volunteerId === undefined ? t('choosePerson') : t('have', { points: pointsText(have) })}</p>
      <table className="plain-table">
        <thead><tr><th>{t('goodsName')}</th><th className="number">{t('price')}</th><th className="number">{t('stock')}</th><th>{t('quantity')}</th></tr></thead>
        <tbody>{offered.map((one) => <tr key={one.goodsId}><td>{one.name}</td><td className="number">{pointsText(one.centi)}</td><td className="number">{one.stock} {one.unit}</td><td><InputNumber aria-label={`${one.name} ${t('quantity')}`} min={0} max={one.stock} precision={0} value={wanted.get(one.goodsId) ?? 0} disabled={volunteerId === undefined} onChange={(n) => setWanted(new Map(wanted).set(one.goodsId, n ?? 0))} /></td></tr>)}</tbody>
      </table>
      <RefusalAlert error={redeem.error} />
      <Space style={{ marginTop: '0.6rem' }}><strong className="figures">{t('total', { points: pointsText(total) })}</strong><Button type="primary" loading={redeem.running} disabled={volunteerId === undefined || total === 0 || total > have} onClick={() => void give()}>{t('redeem')}</Button></Space>
    </section>
  );
}

export function RedemptionDesk() {
  const t = useWords(recognitionWords);
  const mayEdit = useMay('volunteers.edit');
  const mayPrint = useMay('volunteers.print');
  const goods = useCall('recognition.goods', {});
  const rounds = useCall('recognition.redemptionRounds', {});
  const current = rounds.data?.find((round) => round.open);
  const shown = current ?? rounds.data?.[0];
  const given = useCall('recognition.redemptions', { redemptionRoundId: shown?.redemptionRoundId ?? (1) }, { enabled: shown !== undefined });
  const [open, setOpen] = useState<'goods' | 'round' | { what: 'edit' | 'buy'; goods: Goods }>();
  const close = (): void => setOpen(undefined);
  return (
    <PageFrame title={t('desk')} back={{ to: '/volunteers/points', label: t('points') }} subtitle={shown !== undefined && <Space><span>{t('quarter', { year: shown.year, q: shown.quarter })}</span>{shown.open && <StatusTag tone="good">{t('isOpen')}</StatusTag>}<span>{shown.opensOn} — {shown.closesOn}</span></Space>}
      actions={<>{mayPrint && shown !== undefined && <PrintButton to={`/print/redemptions/${shown.redemptionRoundId}`} label={t('printRedemptions')} />}{mayEdit && <Button onClick={() => setOpen('goods')}>{t('addGoods')}</Button>}{mayEdit && <Button type={current === undefined ? 'primary' : 'default'} onClick={() => setOpen('round')}>{t('openRound')}</Button>}</>}>
      <div style={{ overflow: 'auto', display: 'grid', gap: '1rem' }}>
        {current === undefined ? <EmptyPage title={t('noRound')} hint={t('noRoundHint')} /> : mayEdit && <Desk goods={goods.data ?? []} />}
        <section className="card">
          <h2>{t('goods')}</h2>
          {goods.data?.length === 0 ? <EmptyPage title={t('noGoods')} hint={t('noGoodsHint')} /> : (
            <table className="plain-table">
              <thead><tr><th>{t('goodsName')}</th><th className="number">{t('price')}</th><th className="number">{t('stock')}</th><th className="number">{t('issued')}</th>{mayEdit && <th aria-label={t('editGoods')} />}</tr></thead>
              <tbody>{(goods.data ?? []).map((one) => <tr key={one.goodsId}><td>{one.name} {!one.active && <StatusTag tone="neutral">{t('inactive')}</StatusTag>}</td><td className="number">{pointsText(one.centi)}</td><td className="number">{one.stock} {one.unit}</td><td className="number">{one.issued}</td>{mayEdit && <td aria-label={t('editGoods')}><Space><Button size="small" onClick={() => setOpen({ what: 'buy', goods: one })}>{t('buy')}</Button><Button size="small" onClick={() => setOpen({ what: 'edit', goods: one })}>{t('editGoods')}</Button></Space></td>}</tr>)}</tbody>
            </table>
          )}
        </section>
        {shown !== undefined && (
          <section className="card">
            <h2>{t('redemptions')}</h2>
            <p>{t('times')} {shown.redemptions}　{t('total', { points: pointsText(shown.centi) })}　{t('costSum')} <MoneyText fen={shown.costFen} /></p>
            <table className="plain-table">
              <thead><tr><th>{t('no')}</th><th>{t('redeemedOn')}</th><th>{t('volunteer')}</th><th>{t('items')}</th><th className="number">{t('balance')}</th><th>{t('by')}</th></tr></thead>
              <tbody>{(given.data ?? []).map((row) => <tr key={row.redemptionId}><td className="figures">{row.number}</td><td className="figures">{row.redeemedOn}</td><td>{row.name} {formatVolunteerNo(row.volunteerNo)}</td><td>{row.items}</td><td className="number">{pointsText(row.centi)}</td><td>{row.by}</td></tr>)}</tbody>
            </table>
          </section>
        )}
      </div>
      {open === 'goods' && <GoodsDialog onClose={close} />}
      {open === 'round' && <OpenDialog onClose={close} />}
      {typeof open === 'object' && open.what === 'edit' && <GoodsDialog goods={open.goods} onClose={close} />}
      {typeof open === 'object' && open.what === 'buy' && <BuyDialog goods={open.goods} onClose={close} />}
    </PageFrame>
  );
}
