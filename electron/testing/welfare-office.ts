/** An office with books, people and the grain-and-oil programme, for tests of programmes and batches. */
import { day, month } from '#shared/days.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { BatchId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import type { Amount } from '#shared/welfare/amount.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import type { Rule } from '#shared/welfare/rule.ts';
import { passesLuhn } from '#shared/bank-card.ts';
import { openTestOffice, type TestOffice } from './open-test-office.ts';
import { scanPage } from './scan-page.ts';

export interface PersonText {
  readonly name: string;
  readonly birthDate: string | null;
  readonly sex?: '1' | '2';
  readonly facts?: Partial<Record<FactKind, string>>;
  /** null = without an account. */
  readonly account?: string | null;
  readonly bankName?: string;
  /** Registered since; 2000-01-01 unless he was born later. */
  readonly since?: string;
}

/** Four who are 60 and registered, one who is too young, one without a birth date, one tenant. */
export const TEST_PEOPLE: readonly PersonText[] = [
  { name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19', sex: '2' }, { name: '王建国', birthDate: '1965-12-15' }, { name: '赵小兵', birthDate: '1990-01-01' },
  { name: '买买提·艾力', birthDate: '1948-11-30' }, { name: '孙无期', birthDate: null }, { name: '周租客', birthDate: '1940-01-01', facts: { residency: 'tenant' } },
];

/** A card number that passes the check digit, the n-th of an invented bank. */
export function cardNumber(n: number): string {
  const body = `621700${String(n).padStart(12, '0')}`;
  for (let digit = 0; ; digit += 1) if (passesLuhn(`${body}${digit}`)) return `${body}${digit}`;
}

export const flat = (amountFen: number): Amount => ({ standard: { kind: 'flat', fen: fen(amountFen) }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 });
export const REGISTERED: Rule = { kind: 'residency', in: ['registered', 'registeredAway'] };
export const ageFrom = (atLeast: number): Rule => ({ kind: 'age', atLeast, effective: 'monthOfBirthday', on: 'monthStart' });

export type Standing = { readonly batchId: BatchId; readonly version: number };

export interface ProgrammeOptions {
  readonly code?: string;
  readonly rule?: Rule;
  readonly amount?: Amount;
  readonly target?: 'person' | 'household';
  /** 'claims' = pays what other features decided; with accrual 'source' it books payments alone. */
  readonly basis?: 'rule' | 'claims';
  readonly accrual?: 'batch' | 'source';
  readonly period?: 'monthly' | 'quarterly' | 'yearly';
  readonly form?: 'cash' | 'inKind' | 'provider';
  /** Other fields of the version. */
  readonly content?: object;
  readonly validFrom?: string;
  /** Days its lists hang as a notice; none unless the test is about them. */
  readonly noticeDays?: number;
}

export interface WelfareOffice extends TestOffice {
  addPerson(person: PersonText): Promise<ResidentId>;
  addProgramme(options?: ProgrammeOptions): Promise<ProgrammeId>;
  generate(programmeId: ProgrammeId, benefitMonth: string, options?: { payBy?: 'bank' | 'cash'; upTo?: 'draft' | 'locked' | 'computed' }): Promise<Standing & { batchNo: string; personCount: number; totalFen: number }>;
  /** From computed to approved by clerk, reviewer and director. */
  approve(standing: Standing): Promise<Standing>;
  /** Prints the roster for signing and files every page of it, as the cashier does who scanned them. */
  sign(batchId: BatchId): Promise<void>;
  /** Hands bytes to a user's shelf. */
  upload(userName: string, name: string, bytes: Buffer): Promise<string>;
  /** Takes a file from a user's shelf. */
  download(userName: string, fileId: string): Promise<Buffer>;
}

/** An office of its own with these people and W01. */
export async function openWelfareOffice(people: readonly PersonText[] = [], now = '2026-09-08T01:00:00.000Z'): Promise<FurnishedOffice> {
  return furnishWelfare(await openTestOffice({ now }), people);
}

export type FurnishedOffice = WelfareOffice & { readonly ids: readonly ResidentId[]; readonly w01: ProgrammeId };

/** Puts books, people (registered since 2000 with an account, born when the case says) and W01 into an office. */
export async function furnishWelfare(office: TestOffice, people: readonly PersonText[] = []): Promise<FurnishedOffice> {
  const { accountSetId } = await office.as('accountant').ledger.createAccountSet({ code: 'W', name: '集体账', kind: 'collective', startMonth: month('2026-01') });
  let count = 0;
  const clerk = office.as('clerk');
  const welfare: WelfareOffice = Object.assign(Object.create(office) as TestOffice, {
    async addPerson(person: PersonText): Promise<ResidentId> {
      count += 1;
      const since = day(person.since ?? '2000-01-01');
      const account = person.account === undefined ? cardNumber(count) : person.account;
      const { residentId } = await clerk.residents.saveResident({
        residentId: null, version: null, since,
        person: { name: person.name, sex: person.sex ?? '1', birthDate: person.birthDate, idKind: 'other', idNumber: `P${String(count).padStart(8, '0')}` },
        place: { as: 'head', household: { address: `${count}号楼1单元101室` } },
        facts: Object.entries(person.facts ?? { residency: 'registered' }).map(([fact, value]) => ({ fact: fact as FactKind, value, validFrom: since })),
        bankAccount: account === null ? null : { number: account, bankName: person.bankName ?? '青岛农商银行' },
      });
      return residentId;
    },
    async addProgramme(options: ProgrammeOptions = {}): Promise<ProgrammeId> {
      const ofClaims = options.basis === 'claims';
      const { code = 'W01', rule = ofClaims ? CLAIMS_RULE : { kind: 'all', of: [ageFrom(60), REGISTERED] }, amount = ofClaims ? CLAIMS_AMOUNT : flat(10_000), target = 'person', period = 'monthly', basis = 'rule', accrual = 'batch', content = {}, validFrom = '2026-01' } = options;
      const { programmeId } = await clerk.welfare.createProgramme({ code, name: `${code}补贴`, target, form: options.form ?? 'cash', period, purpose: '粮油补贴', accountSetId, basis, accrual, noticeDays: options.noticeDays ?? 0 });
      const draft = await clerk.welfare.saveDraft({
        programmeId, versionId: null, version: null, validFrom: month(validFrom), resolutionNo: '〔2026〕1号', resolvedOn: day('2025-12-20'), resolutionTitle: '关于发放补贴的决议', rule, amount, exclusions: [],
        expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null, ...content,
      });
      await clerk.welfare.activateVersion({ versionId: draft.versionId, version: draft.version });
      return programmeId;
    },
    generate: (programmeId: ProgrammeId, benefitMonth: string, options = {}) => clerk.disbursement.generate({ programmeId, benefitMonth: month(benefitMonth), ...options }),
    async approve(standing: Standing): Promise<Standing> {
      const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
      const submitted = await clerk.disbursement.submit(on(standing));
      const reviewed = await office.as('reviewer').disbursement.review(on(submitted));
      return on(await office.as('director').disbursement.approve(on(reviewed)));
    },
    async sign(batchId: BatchId): Promise<void> {
      const { issueId } = await office.as('cashier').paying.issueRoster({ batchId, kind: 'sign' });
      const roster = await office.as('cashier').disbursement.roster({ batchId, issueId });
      for (const page of roster.issue?.pages ?? []) {
        const fileId = await welfare.upload('cashier', `${page.pageNo}.png`, scanPage(`${batchId}/${page.code}`));
        await office.as('cashier').paying.filePage({ batchId, fileId, code: page.code });
      }
    },
    async upload(userName: string, name: string, bytes: Buffer): Promise<string> {
      const reply = office.office.receiveFile(await office.token(userName), name, bytes);
      if (!reply.ok) throw new Error(reply.code);
      return reply.value.fileId;
    },
    async download(userName: string, fileId: string): Promise<Buffer> {
      const reply = office.office.giveFile(await office.token(userName), fileId);
      if (!reply.ok) throw new Error(reply.code);
      return reply.value.bytes;
    },
  });
  const ids: ResidentId[] = [];
  for (const person of people) ids.push(await welfare.addPerson(person));
  const w01 = await welfare.addProgramme();
  return Object.assign(welfare, { ids, w01 });
}

/** The code a call is refused with; 'done' when it is not. */
export async function refusalOf(call: Promise<unknown>): Promise<ErrorCode | 'done'> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code as ErrorCode;
    throw error;
  }
}
