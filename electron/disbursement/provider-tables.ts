/** Tables of paying providers for people (migration 230). */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { BatchId, BatchLineId, Id, StaffId, UserId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';

export type ProviderId = Id<'provider'>;
export type ProviderPaymentId = Id<'providerPayment'>;

export interface ProviderTables {
  /** Append-only: ended lines of a list paid by invoice whose accrual was released; `step` names the voucher of the batch. */
  releasedLines: { lineId: BatchLineId; batchId: BatchId; amountFen: Fen; step: string; reason: string; userId: UserId; staffId: StaffId; at: Instant };
  /** 单位 that are paid for people: kindergarten, bus company, insurer, clinic. */
  providers: {
    id: Generated<ProviderId>;
    name: string;
    /** 统一社会信用代码. */
    creditCode: string | null;
    bankName: string;
    /** Sealed as providers.account of the row. */
    accountSealed: Buffer | null;
    accountMasked: string;
    contact: string;
    active: number;
    version: number;
    changedAt: Instant;
    /** Who entered it as it stands does not pay it. */
    changedByUserId: UserId;
    changedByStaffId: StaffId;
  };
  /** Append-only: invoices paid. Name and account of the provider as they were. */
  providerPayments: {
    id: Generated<ProviderPaymentId>;
    batchId: BatchId;
    providerId: ProviderId;
    providerName: string;
    bankName: string;
    accountMasked: string;
    /** Capitals, no blanks; once per provider. */
    invoiceNo: string;
    invoicedOn: Day;
    paidOn: Day;
    amountFen: Fen;
    persons: number;
    note: string;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** Append-only: the people an invoice is for, each whole. */
  providerPaymentLines: { lineId: BatchLineId; paymentId: ProviderPaymentId; amountFen: Fen };
}
