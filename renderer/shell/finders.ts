/** What the palette finds besides pages: one finder per feature that keeps records people know by name or number. */
import { client } from '#renderer/api/client.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { formatYuan } from '#shared/money.ts';
import type { Permission } from '#shared/permissions.ts';

export interface Found {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  readonly detail: string;
}

interface Finder {
  readonly needs: Permission;
  readonly find: (text: string, language: Language, signal: AbortSignal) => Promise<readonly Found[]>;
}

/** More than a screen of one kind is no finding; the list page is for that. */
const MOST = 8;

async function findResidents(text: string, signal: AbortSignal): Promise<Found[]> {
  const { rows } = await client.residents.list(
    { search: text, status: null, limit: MOST, withTotal: false },
    { signal },
  );
  return rows.map((row) => ({
    key: `resident ${row.residentId}`,
    to: `/residents/${row.residentId}`,
    title: row.name,
    detail: [row.birthDate, row.idNumberMasked].filter(Boolean).join('  '),
  }));
}

async function findVouchers(text: string, signal: AbortSignal): Promise<Found[]> {
  const sets = await client.ledger.accountSets({}, { signal });
  const answers = await Promise.all(
    sets.map(({ accountSetId }) => client.ledger.vouchers({ accountSetId, search: text, limit: MOST }, { signal })),
  );
  return answers
    .flatMap((answer) => answer.rows)
    .slice(0, MOST)
    .map((row) => ({
      key: `voucher ${row.voucherId}`,
      to: `/ledger/vouchers/${row.voucherId}`,
      title: `${row.month} ${row.word}${row.number === null ? '' : `-${row.number}`} ${row.summary}`,
      detail: formatYuan(row.totalFen),
    }));
}

/** By batch number, programme or month: 'W01-2026', '粮油', '2026-09'. */
async function findBatches(text: string, signal: AbortSignal): Promise<Found[]> {
  const wanted = text.toUpperCase();
  const { batches } = await client.disbursement.list({ limit: 1000 }, { signal });
  return batches
    .filter((row) => `${row.batchNo} ${row.programmeName} ${row.benefitMonth}`.toUpperCase().includes(wanted))
    .slice(0, MOST)
    .map((row) => ({
      key: `batch ${row.batchId}`,
      to: `/disbursement/${row.batchId}`,
      title: `${row.batchNo} ${row.programmeName}`,
      detail: formatYuan(row.totalFen),
    }));
}

const finders: readonly Finder[] = [
  { needs: 'residents.read', find: (text, _language, signal) => findResidents(text, signal) },
  { needs: 'ledger.read', find: (text, _language, signal) => findVouchers(text, signal) },
  { needs: 'disbursement.read', find: (text, _language, signal) => findBatches(text, signal) },
];

/** Asks every finder this person may use, at once. One that fails leaves its records out; the others still answer. */
export async function findRecords(
  text: string,
  permissions: readonly Permission[],
  language: Language,
  signal: AbortSignal,
): Promise<Found[]> {
  const allowed = finders.filter((finder) => permissions.includes(finder.needs));
  const answers = await Promise.allSettled(allowed.map((finder) => finder.find(text, language, signal)));
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}
