/** Recipes of restricted money (会计制度 appendix 1): which accounts an act moves. Every recipe balances by itself. */
import type { Fen } from '../money.ts';
import type { FundKind } from './words.ts';

/** Accounts a guided form asks for besides the fund's own. */
export type RecipeAccount = 'money' | 'member' | 'asset' | 'work' | 'expense' | 'reserve';
type Place = 'fund' | RecipeAccount;

export interface Recipe {
  readonly kind: FundKind;
  /** Debit and credit of each pair, all of the same amount. */
  readonly pairs: readonly (readonly [debit: Place, credit: Place])[];
  /** What the act does to the fund: adds, takes, or leaves it. */
  readonly effect: 'in' | 'out' | 'none';
}

export const RECIPES = {
  // 财政专项: 241
  grantReceived: { kind: 'grant', pairs: [['money', 'fund']], effect: 'in' },
  grantSpentOnAsset: { kind: 'grant', pairs: [['asset', 'money'], ['fund', 'reserve']], effect: 'out' },
  grantSpent: { kind: 'grant', pairs: [['fund', 'money']], effect: 'out' },
  grantReturned: { kind: 'grant', pairs: [['fund', 'money']], effect: 'out' },
  // 一事一议: 231
  projectPlanned: { kind: 'oneProject', pairs: [['member', 'fund']], effect: 'in' },
  projectCollected: { kind: 'oneProject', pairs: [['money', 'member']], effect: 'none' },
  projectSpent: { kind: 'oneProject', pairs: [['work', 'money']], effect: 'none' },
  projectLabour: { kind: 'oneProject', pairs: [['work', 'reserve']], effect: 'none' },
  projectCompleted: { kind: 'oneProject', pairs: [['asset', 'work'], ['fund', 'reserve']], effect: 'out' },
  projectCompletedWithoutAsset: { kind: 'oneProject', pairs: [['expense', 'work'], ['fund', 'reserve']], effect: 'out' },
  // own money set aside inside 311
  reserveSetAside: { kind: 'reserve', pairs: [['reserve', 'fund']], effect: 'in' },
  reserveGift: { kind: 'reserve', pairs: [['money', 'fund']], effect: 'in' },
  reservePaid: { kind: 'reserve', pairs: [['expense', 'money'], ['fund', 'reserve']], effect: 'out' },
  // money held for others: 211
  heldReceived: { kind: 'held', pairs: [['money', 'fund']], effect: 'in' },
  heldPaid: { kind: 'held', pairs: [['fund', 'money']], effect: 'out' },
} as const satisfies Record<string, Recipe>;
export type RecipeName = keyof typeof RECIPES;
export const RECIPE_NAMES = Object.keys(RECIPES) as [RecipeName, ...RecipeName[]];

/** Accounts offered first, by recipe place; the form lets another one be chosen. */
export const USUAL_CODES: Readonly<Record<FundKind, Readonly<Record<RecipeAccount, string>>>> = {
  grant: { money: '10201', member: '113', asset: '153', work: '153', expense: '51499', reserve: '31105' },
  oneProject: { money: '10201', member: '113', asset: '151', work: '153', expense: '51499', reserve: '31104' },
  reserve: { money: '10202', member: '113', asset: '151', work: '153', expense: '5140304', reserve: '31101' },
  held: { money: '10201', member: '113', asset: '151', work: '153', expense: '51499', reserve: '31199' },
};
/** The account a new fund of a kind usually stands on. */
export const FUND_CODES: Readonly<Record<FundKind, string>> = { grant: '241', oneProject: '231', reserve: '31107', held: '21105' };

/** The accounts a recipe needs besides the fund's own, each once, in the order of its pairs. */
export function accountsOf(name: RecipeName): RecipeAccount[] {
  const places: Place[] = RECIPES[name].pairs.flatMap((pair) => [...pair]);
  return [...new Set(places)].filter((place): place is RecipeAccount => place !== 'fund');
}

/** The lines of a recipe: account and side by pair, `ofFund` on those that belong to the fund's own account. */
export function recipeLines(name: RecipeName, fundCode: string, codes: Readonly<Partial<Record<RecipeAccount, string>>>, amountFen: Fen): { accountCode: string; side: 'debit' | 'credit'; amountFen: Fen; ofFund: boolean }[] {
  const codeOf = (place: Place): string => (place === 'fund' ? fundCode : (codes[place] ?? USUAL_CODES[RECIPES[name].kind][place]));
  const pairs: readonly (readonly [Place, Place])[] = RECIPES[name].pairs;
  return pairs.flatMap(([debit, credit]) => [
    { accountCode: codeOf(debit), side: 'debit' as const, amountFen, ofFund: debit === 'fund' },
    { accountCode: codeOf(credit), side: 'credit' as const, amountFen, ofFund: credit === 'fund' },
  ]);
}
