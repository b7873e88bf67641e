import { sql } from 'kysely';
import { firstDay, lastDay, type Day, type Month } from '#shared/days.ts';
import { BOARD_GROUPS, type BoardContent, type BoardGroup, type BoardRule } from '#shared/disclosure/contract.ts';
import { maskSummary, possibleNames } from '#shared/disclosure/mask-summary.ts';
import { maskName } from '#shared/masking.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { parseFormula, partsOf, type FrameFigures, type LeafFigures } from '#shared/statements/formula.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { readFigures } from '#electron/statements/read-figures.ts';
import { readRules, ruleOf } from './rules.ts';

interface LineRow { accountId: number; day: Day; word: string; number: number; summary: string; debitFen: number; creditFen: number; closing: number; counterparty: string | null; maker: string; reviewer: string | null }
export interface BoardAbout { readonly accountSetId: AccountSetId; readonly month: Month; readonly unit: string; readonly notes: readonly { group: BoardGroup; item: string; text: string }[] }

const FORMULAS = ['openingDebit(101)', 'openingDebit(102)', 'debit(101)', 'debit(102)', 'inflow(101, 102)', 'outflow(101, 102)', 'earned(5)'] as const;

/** The amount of a line under a rule: what was earned or spent, or one side. Closing vouchers never show. */
function amountOf(rule: BoardRule, line: { debitFen: number; creditFen: number }): number {
  switch (rule.measure) {
    case 'earned': return line.creditFen - line.debitFen;
    case 'spent': return line.debitFen - line.creditFen;
    case 'credited': return line.creditFen;
    case 'debited': return line.debitFen;
    case 'balance': return 0;
  }
}

/**
 * The board of a month: every posted line of the accounts in its groups, entry by entry (逐项逐笔), names masked; what the accounts of the other groups
 * stand at; what is told in words; and each sum against the ledger, computed from the balances, not from the lines.
 */
export async function composeBoard(db: Reads, about: BoardAbout): Promise<BoardContent> {
  const set = await readAccountSet(db, about.accountSetId);
  const { rules } = await readRules(db, set.id);
  const frame = { from: about.month, to: about.month, takesOver: false };
  const formulas = FORMULAS.map(parseFormula);
  const figures = await readFigures(db, set.id, frame, formulas);
  const value = (text: (typeof FORMULAS)[number]) => fen(partsOf(parseFormula(text), figures, () => 0).reduce((sum, part) => sum + part.amountFen, 0));
  const entries = await readEntries(db, about, figures, rules);
  const groups = BOARD_GROUPS.map((group) => {
    const of = entries.filter((entry) => entry.group === group).map(({ group: _group, ...entry }) => entry);
    return {
      group, entries: of, balances: balancesOf(figures, rules, group), totalFen: fen(of.reduce((sum, entry) => sum + entry.amountFen, 0)),
      notes: about.notes.filter((note) => note.group === group).map(({ item, text }) => ({ item, text })),
    };
  });
  const names = new Map((await db.selectFrom('accounts').select(['id', 'name']).where('accountSetId', '=', set.id).execute()).map((account) => [Number(account.id), account.name]));
  const unmapped = figures.leaves.filter((leaf) => leaf.code.startsWith('5') && (leaf.plainDebitFen !== 0 || leaf.plainCreditFen !== 0) && !ruleOf(rules, leaf.code, false));
  const [period] = await readRows<{ status: string; unposted: number }>(db, sql`select p.status, (select count(*) from vouchers v where v.accountSetId = p.accountSetId and v.month = p.month and v.status <> 'posted') as unposted
    from fiscalPeriods p where p.accountSetId = ${set.id} and p.month = ${about.month}`);
  const money = {
    openingCashFen: value('openingDebit(101)'), openingBankFen: value('openingDebit(102)'), closingCashFen: value('debit(101)'), closingBankFen: value('debit(102)'), inFen: value('inflow(101, 102)'), outFen: value('outflow(101, 102)'),
  };
  return {
    unit: about.unit, accountSetName: set.name, month: about.month, money, groups, ties: tiesOf(groups, figures, rules, money, value('earned(5)')),
    unmapped: unmapped.map((leaf) => ({ code: leaf.code, name: names.get(leaf.accountId) ?? '' })), unposted: period?.unposted ?? 0, periodClosed: period?.status === 'closed',
  };
}

type Entry = BoardContent['groups'][number]['entries'][number] & { readonly group: BoardGroup };

async function readEntries(db: Reads, about: BoardAbout, figures: FrameFigures, rules: readonly BoardRule[]): Promise<Entry[]> {
  const shown = new Map(figures.leaves.flatMap((leaf) => {
    const rule = ruleOf(rules, leaf.code, false);
    return rule ? [[leaf.accountId, rule] as const] : [];
  }));
  const lines = await readRows<LineRow>(db, sql`
    select l.accountId, l.bookedOn as day, v.word, v.number, l.summary, l.debitFen, l.creditFen, l.counterparty, m.name as maker, r.name as reviewer,
      v.kind in ('closing', 'opening') or exists (select 1 from vouchers o where o.id = v.reversesVoucherId and o.kind = 'closing') as closing
    from voucherLines l join vouchers v on v.id = l.voucherId join staff m on m.id = v.makerStaffId left join staff r on r.id = v.reviewerStaffId
    where l.accountId in (select value from json_each(${JSON.stringify([...shown.keys()])})) and l.bookedOn between ${firstDay(about.month)} and ${lastDay(about.month)}
    order by l.bookedOn, v.word, v.number, l.lineNo`);
  const told = lines.filter((line) => line.closing === 0);
  const names = await knownNames(db, told.map((line) => line.summary));
  return told.flatMap((line): Entry[] => {
    const rule = shown.get(line.accountId)!;
    const amountFen = fen(amountOf(rule, line));
    if (amountFen === 0) return [];
    return [{ group: rule.group, day: line.day, no: `${line.word}-${line.number}`, item: rule.item, summary: maskSummary(line.summary, names), amountFen, handledBy: line.maker, reviewedBy: line.reviewer ?? '' }];
  });
}

/** The names of the register that stand in the texts. */
async function knownNames(db: Reads, texts: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('residents').select('name').distinct().where(sql<boolean>`name in (select value from json_each(${JSON.stringify(possibleNames(texts))}))`).execute();
  return rows.map((row) => row.name).filter((name) => maskName(name) !== name);
}

/** What the accounts of a group stand at, item by item; assets and claims debit positive, debts negative. */
function balancesOf(figures: FrameFigures, rules: readonly BoardRule[], group: BoardGroup): { item: string; amountFen: ReturnType<typeof fen> }[] {
  const items = new Map<string, number>();
  for (const leaf of figures.leaves) {
    const rule = ruleOf(rules, leaf.code, true);
    if (rule?.group === group) items.set(rule.item, (items.get(rule.item) ?? 0) + leaf.closingFen);
  }
  return [...items].filter(([, amountFen]) => amountFen !== 0).map(([item, amountFen]) => ({ item, amountFen: fen(amountFen) }));
}

function tiesOf(groups: readonly Pick<BoardContent['groups'][number], 'group' | 'totalFen'>[], figures: FrameFigures, rules: readonly BoardRule[], money: BoardContent['money'], earnedFen: number): BoardContent['ties'] {
  const tie = (what: BoardContent['ties'][number]['what'], boardFen: number, ledgerFen: number) => ({ what, boardFen: fen(boardFen), ledgerFen: fen(ledgerFen), holds: boardFen === ledgerFen });
  const total = (group: BoardGroup): number => groups.find((each) => each.group === group)?.totalFen ?? 0;
  const kept = (want: (rule: BoardRule, leaf: LeafFigures) => boolean, sign: (rule: BoardRule) => number = () => 1): number => figures.leaves.reduce((sum, leaf) => {
    const rule = ruleOf(rules, leaf.code, false);
    return rule && want(rule, leaf) ? sum + sign(rule) * amountOf(rule, { debitFen: leaf.plainDebitFen, creditFen: leaf.plainCreditFen }) : sum;
  }, 0);
  const ofGroup = (['income', 'expense', 'distribution'] as const).map((group) => tie(group, total(group), kept((rule) => rule.group === group)));
  // Income and expense accounts together give what the ledger says was earned, wherever the rules show them.
  const profitLoss = tie('profitLoss', kept((_rule, leaf) => leaf.code.startsWith('5'), (rule) => (rule.measure === 'earned' || rule.measure === 'credited' ? 1 : -1)), earnedFen);
  return [...ofGroup, profitLoss, tie('money', money.openingCashFen + money.openingBankFen + money.inFen - money.outFen, money.closingCashFen + money.closingBankFen)];
}
