import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { Lease } from '#shared/assets/lease-schemas.ts';
import { localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { ActivateDialog, DepositDialog, EndDialog, ReceiveDialog, type LeaseAct } from './lease-acts.tsx';
import { LeaseForm } from './lease-form.tsx';
import { LEASE_TONES } from './leases-page.tsx';
import { assetsWords } from './words.ts';

type BookingWhat = 'leaseAccrual' | 'leaseReceipt' | 'depositIn' | 'depositOut' | 'depositKept';

function Actions({ lease, choose }: { lease: Lease; choose: (act: LeaseAct | 'edit') => void }) {
  const t = useWords(assetsWords);
  const [may, maySetUp] = [useMay('ledger.make'), useMay('ledger.setup')];
  const inForce = lease.status !== 'draft' && lease.status !== 'cancelled';
  return (
    <>
      {lease.status === 'draft' && may && <Button onClick={() => choose('edit')}>{t('edit')}</Button>}
      {lease.status === 'draft' && maySetUp && <><Button onClick={() => choose('cancelled')}>{t('cancelLease')}</Button><Button type="primary" onClick={() => choose('activate')}>{t('activate')}</Button></>}
      {lease.status === 'active' && maySetUp && <><Button onClick={() => choose('terminated')}>{t('terminate')}</Button><Button onClick={() => choose('ended')}>{t('endLease')}</Button></>}
      {inForce && may && <><Button onClick={() => choose('deposit')}>{t('depositAct')}</Button><Button type="primary" onClick={() => choose('receive')}>{t('receiveRent')}</Button></>}
    </>
  );
}

function Figures({ lease }: { lease: Lease }) {
  const t = useWords(assetsWords);
  const money = [['totalRent', lease.totalFen], ['dueToDate', lease.dueFen], ['received', lease.receivedFen], ['arrears', lease.arrearsFen], ['accrued', lease.accruedFen], ['receivable', lease.receivableFen], ['advanceBalance', lease.advanceFen], ['depositHeld', lease.depositHeldFen]] as const;
  return (
    <section className="card">
      <table className="plain-table">
        <tbody>
          <tr><th scope="row">{t('counterparty')}</th><td>{lease.counterparty} {lease.phone}</td><th scope="row">{t('startOn')} — {t('endOn')}</th><td className="figures">{lease.startOn} — {lease.endOn}</td></tr>
          <tr><th scope="row">{t('recognition')}</th><td>{t(lease.recognition === 'atDue' ? 'atDue' : 'byMonth')}</td><th scope="row">{t('incomeAccount')}</th><td className="figures">{lease.incomeCode} · {lease.receivableCode}</td></tr>
          {[0, 2, 4, 6].map((from) => <tr key={from}>{money.slice(from, from + 2).map(([word, fen]) => [<th key={word} scope="row">{t(word)}</th>, <td key={`${word}-fen`} className="number"><MoneyText fen={fen} /></td>])}</tr>)}
        </tbody>
      </table>
      {lease.note !== '' && <p className="muted">{lease.note}</p>}
    </section>
  );
}

function Schedules({ lease }: { lease: Lease }) {
  const t = useWords(assetsWords);
  return (
    <>
      <section className="card">
        <h2>{t('dues')}</h2>
        <table className="plain-table">
          <thead><tr><th>{t('dueNo')}</th><th>{t('dueOn')}</th><th>{t('forMonths')}</th><th className="number">{t('amount')}</th><th className="number">{t('paid')}</th><th className="number">{t('open')}</th><th className="number">{t('daysLate')}</th></tr></thead>
          <tbody>
            {lease.dues.map((due) => (
              <tr key={due.dueNo}>
                <td className="figures">{due.dueNo}</td><td className="figures">{due.dueOn}</td><td className="figures">{due.fromMonth} — {due.toMonth}</td>
                <td className="number"><MoneyText fen={due.amountFen} /></td><td className="number"><MoneyText fen={due.paidFen} blankZero /></td><td className="number"><MoneyText fen={due.openFen} blankZero /></td>
                <td className="number">{due.openFen > 0 && due.daysLate > 0 ? due.daysLate : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="card">
        <h2>{t('accruals')}</h2>
        <table className="plain-table">
          <thead><tr><th>{t('heldOn')}</th><th className="number">{t('amount')}</th><th>{t('booked')}</th></tr></thead>
          <tbody>
            {lease.accruals.map((each) => (
              <tr key={each.step}>
                <td className="figures">{each.accrueOn}</td><td className="number"><MoneyText fen={each.amountFen} /></td>
                <td>{each.booking === null ? <span className="muted">{t('notBooked')}</span> : <Link to={`/ledger/vouchers/${each.booking.voucherId}`}>{each.booking.voucherNo ?? t('voucherDraft')}</Link>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Records({ lease }: { lease: Lease }) {
  const t = useWords(assetsWords);
  return (
    <>
      {lease.bookings.length > 0 && (
        <section className="card">
          <h2>{t('bookings')}</h2>
          <table className="plain-table">
            <thead><tr><th>{t('voucherDate')}</th><th>{t('what')}</th><th className="number">{t('amount')}</th><th className="number">{t('advance')}</th><th>{t('booked')}</th></tr></thead>
            <tbody>
              {lease.bookings.map((each) => (
                <tr key={`${each.voucherId}-${each.what}-${each.step}`}>
                  <td className="figures">{each.day}</td><td>{t(each.what as BookingWhat)}</td><td className="number"><MoneyText fen={each.amountFen} /></td><td className="number"><MoneyText fen={each.advanceFen} blankZero /></td>
                  <td><Link to={`/ledger/vouchers/${each.voucherId}`}>{each.voucherNo ?? t('voucherDraft')}</Link></td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className="card">
        <h2>{t('history')}</h2>
        <table className="plain-table">
          <thead><tr><th>{t('heldOn')}</th><th>{t('status')}</th><th>{t('reason')}</th><th>{t('by')}</th></tr></thead>
          <tbody>{lease.events.map((event) => <tr key={event.at}><td className="figures">{event.heldOn}</td><td>{t(event.status)}</td><td>{event.reason}</td><td>{event.by} <span className="figures muted">{localDayAndTime(event.at)}</span></td></tr>)}</tbody>
        </table>
      </section>
    </>
  );
}

export function LeasePage() {
  const t = useWords(assetsWords);
  const { leaseId = '' } = useParams();
  const [act, setAct] = useState<LeaseAct | 'edit'>();
  const found = useCall('assets.lease', { leaseId: id<'lease'>(Number(leaseId) || 1) });
  const lease = found.data;
  const close = (): void => setAct(undefined);
  return (
    <PageFrame title={lease === undefined ? t('leases') : `${lease.leaseNo} ${lease.object}`} back={{ to: '/ledger/leases', label: t('leases') }}
      subtitle={lease !== undefined && <StatusTag tone={LEASE_TONES[lease.status]}>{t(lease.status)}</StatusTag>}
      actions={lease !== undefined && <Actions lease={lease} choose={setAct} />}>
      <RefusalAlert error={found.error} />
      {lease !== undefined && (
        <>
          <Figures lease={lease} />
          <Schedules lease={lease} />
          <ScansPanel ownerKind="contract" ownerId={lease.leaseId} wanted={lease.status === 'active' || lease.status === 'ended' ? ['contract'] : []} />
          <Records lease={lease} />
          {act === 'edit' && <LeaseForm accountSetId={lease.accountSetId} lease={lease} onClose={close} />}
          {act === 'activate' && <ActivateDialog lease={lease} onClose={close} />}
          {(act === 'ended' || act === 'terminated' || act === 'cancelled') && <EndDialog lease={lease} status={act} onClose={close} />}
          {act === 'receive' && <ReceiveDialog lease={lease} onClose={close} />}
          {act === 'deposit' && <DepositDialog lease={lease} onClose={close} />}
        </>
      )}
    </PageFrame>
  );
}
