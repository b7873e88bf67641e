import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { resourcePath } from '#electron/office/resources.ts';
import { boardRuleSchema, type BoardRule } from '#shared/disclosure/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';

const fileSchema = z.object({ source: z.string(), rules: z.array(boardRuleSchema) });

/** Which accounts a board shows where: the account set's own table, or the one that comes with the program. */
export async function readRules(db: Reads, accountSetId: AccountSetId): Promise<{ own: boolean; rules: BoardRule[] }> {
  const own = await db.selectFrom('disclosureRules').select(['code', 'measure', 'groupKey as group', 'item']).where('accountSetId', '=', accountSetId).orderBy('id').execute();
  if (own.length > 0) return { own: true, rules: own };
  return { own: false, rules: fileSchema.parse(JSON.parse(readFileSync(resourcePath('disclosure/groups.json'), 'utf8'))).rules };
}

/** Replaces the table of an account set; boards already submitted keep what they show. Refuses `disclosure_rule_twice`. */
export async function saveRules({ trx }: Pick<CommandContext, 'trx'>, input: { accountSetId: AccountSetId; rules: readonly BoardRule[] }): Promise<number> {
  await readAccountSet(trx, input.accountSetId);
  const seen = new Set<string>();
  for (const { code, measure } of input.rules) {
    if (seen.has(`${code} ${measure}`)) throw new AppError('disclosure_rule_twice', { code });
    seen.add(`${code} ${measure}`);
  }
  await trx.deleteFrom('disclosureRules').where('accountSetId', '=', input.accountSetId).execute();
  await trx.insertInto('disclosureRules').values(input.rules.map(({ code, measure, group, item }) => ({ accountSetId: input.accountSetId, code, measure, groupKey: group, item }))).execute();
  return input.rules.length;
}

/** The rule of an account among those of balances, or among those of entries: the one with the longest code. */
export function ruleOf(rules: readonly BoardRule[], code: string, balance: boolean): BoardRule | undefined {
  return rules.filter((rule) => (rule.measure === 'balance') === balance && code.startsWith(rule.code)).toSorted((a, b) => b.code.length - a.code.length)[0];
}
