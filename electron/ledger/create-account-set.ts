import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import { resourcePath } from '#electron/office/resources.ts';
import { pinyinOf } from '#electron/residents/pinyin.ts';
import { addMonths, firstDay } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { levelOfCode, parentCode } from '#shared/ledger/account-code.ts';
import type { NewAccountSet } from '#shared/ledger/contract.ts';
import { ACCOUNT_CATEGORIES, ACCOUNT_FLAGS, BALANCE_SIDES, LINE_DIMENSIONS } from '#shared/ledger/words.ts';
import { sql } from 'kysely';

const chartSchema = z.object({
  name: z.string(), codePattern: z.string(),
  accounts: z.array(z.object({
    code: z.string(), name: z.string(), category: z.enum(ACCOUNT_CATEGORIES), balanceSide: z.enum(BALANCE_SIDES), flags: z.array(z.enum(ACCOUNT_FLAGS)).optional(), offers: z.array(z.enum(LINE_DIMENSIONS)).optional(),
  })),
});
/** A chart of accounts as it lies in resources/accounts. */
export type Chart = z.output<typeof chartSchema>;

/** The chart of 农村集体经济组织会计制度 (财会〔2023〕14号): 42 accounts of level 1 and a default tree below them. Parents before children. */
export function readChart(): Chart {
  return chartSchema.parse(JSON.parse(readFileSync(resourcePath('accounts/collective-2023.json'), 'utf8')));
}

/**
 * Makes an account set with the whole chart and the period that holds its opening balances (the month before `startMonth`).
 * The chart's codes are 3-2-2; another pattern starts with level 1 alone. Committees use the same chart (参照执行).
 * Refuses `account_set_code_taken`.
 */
export async function createAccountSet(context: Pick<CommandContext, 'trx' | 'clock'>, set: NewAccountSet): Promise<AccountSetId> {
  const { trx, clock } = context;
  const taken = await trx.selectFrom('accountSets').select('id').where('code', '=', set.code).executeTakeFirst();
  if (taken) throw new AppError('account_set_code_taken', { code: set.code });
  const { id } = await trx.insertInto('accountSets').values({
    code: set.code, name: set.name, kind: set.kind, codePattern: set.codePattern, words: JSON.stringify(set.words), startMonth: set.startMonth,
    openingMonth: addMonths(set.startMonth, -1), createdAt: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();

  const chart = readChart();
  const fits = chart.codePattern === set.codePattern;
  const parents = new Set(chart.accounts.map((account) => parentCode(account.code, chart.codePattern)));
  const rows = chart.accounts.flatMap((account) => {
    const level = levelOfCode(account.code, chart.codePattern) ?? 1;
    if (level > 1 && !fits) return [];
    const { full, initials } = pinyinOf(account.name);
    return [{
      ...account, level, parent: parentCode(account.code, chart.codePattern), leaf: fits && parents.has(account.code) ? 0 : 1,
      flags: JSON.stringify(account.flags ?? []), offers: JSON.stringify(account.offers ?? []), full, initials,
    }];
  });
  // Valid from the first day of the opening month: the opening voucher stands on its last day.
  const validFrom = firstDay(addMonths(set.startMonth, -1));
  for (const level of new Set(rows.map((row) => row.level))) {
    await sql`insert into accounts (accountSetId, code, name, namePinyin, nameInitials, parentId, level, category, balanceSide, leaf, validFrom, flags, offers)
      select ${id}, r.value ->> 'code', r.value ->> 'name', r.value ->> 'full', r.value ->> 'initials', p.id, r.value ->> 'level',
        r.value ->> 'category', r.value ->> 'balanceSide', r.value ->> 'leaf', ${validFrom}, r.value ->> 'flags', r.value ->> 'offers'
      from json_each(${JSON.stringify(rows.filter((row) => row.level === level))}) r
      left join accounts p on p.accountSetId = ${id} and p.code = r.value ->> 'parent'`.execute(trx);
  }
  return id;
}
