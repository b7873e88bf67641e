/** Methods of the register as on a day. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { RELATION_TO_HEAD } from '#shared/relation-to-head.ts';
import { SEX } from '#shared/code-tables.ts';
import { FACT_KINDS } from '#shared/person-as-of.ts';
import type { asOfContract } from '#shared/residents/as-of-contract.ts';
import type { Handlers, QueryContext } from '#electron/api/context.ts';
import { xlsxBytes, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { factWord } from './export-list.ts';
import { compareRegisters } from './register-difference.ts';
import { chosen, countBy, countPeople, endOfDay, registerOnDay, shownPerson } from './register-on-day.ts';

type Contract = typeof asOfContract;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** More rows make a print of two hundred sheets that nobody reads: it is printed grid by grid. */
const MOST_ON_PAPER = 6000;

async function listOnDay(ctx: QueryContext, input: InputOf<Contract['list']>): Promise<OutputOf<Contract['list']>> {
  const people = await chosen(ctx, await registerOnDay(ctx, input), input);
  const offset = Number(input.after ?? 0);
  const end = offset + input.limit;
  return { rows: people.slice(offset, end).map(shownPerson), total: people.length, households: countPeople(people).households, next: end < people.length ? String(end) : null };
}

async function countOnDay(ctx: QueryContext, input: InputOf<Contract['counts']>): Promise<OutputOf<Contract['counts']>> {
  const { here } = await registerOnDay(ctx, input);
  const grids = await ctx.db.selectFrom('grids').select('name').orderBy('code').execute();
  return { total: countPeople(here), grids: countBy(here, (person) => person.gridName, grids.map((grid) => grid.name)), buildings: countBy(here, (person) => person.buildingName) };
}

/** @throws AppError days_out_of_order */
async function difference(ctx: QueryContext, input: InputOf<Contract['difference']>): Promise<OutputOf<Contract['difference']>> {
  const { from, to, known } = input;
  if (from >= to) throw new AppError('days_out_of_order', { from, to });
  const [before, after] = [await registerOnDay(ctx, { day: from, known }), await registerOnDay(ctx, { day: to, known })];
  return compareRegisters(ctx.db, before, after, { from, to, knownAt: known === 'then' ? endOfDay(to) : undefined });
}

async function householdOnDay(ctx: QueryContext, input: InputOf<Contract['household']>): Promise<OutputOf<Contract['household']>> {
  const household = await ctx.db.selectFrom('households as h').leftJoin('grids as g', 'g.id', 'h.gridId').select(['h.householdNo', 'h.address', 'g.name as gridName']).where('h.id', '=', input.householdId).executeTakeFirst();
  if (household === undefined) throw new AppError('not_found', { what: 'household', id: String(input.householdId) });
  const members = (await registerOnDay(ctx, input)).here.filter((person) => person.householdId === input.householdId);
  const [first] = members;
  const { householdNo, gridName, address } = first ?? household;
  return { householdNo: householdNo ?? household.householdNo, gridName, address, headName: first?.headName ?? null, members: members.map(shownPerson) };
}

const headOf = (ctx: QueryContext) => ({ communityName: ctx.office.communityName, practice: ctx.office.practice, printedBy: ctx.actor.staffName, printedOn: ctx.clock.today() });

/** @throws AppError as_of_too_many */
async function printOnDay(ctx: QueryContext, input: InputOf<Contract['print']>): Promise<OutputOf<Contract['print']>> {
  const people = await chosen(ctx, await registerOnDay(ctx, input), input);
  if (people.length > MOST_ON_PAPER) throw new AppError('as_of_too_many', { rows: people.length, most: MOST_ON_PAPER });
  return { ...headOf(ctx), rows: people.map(shownPerson), counts: countPeople(people) };
}

const COLUMNS: readonly Column[] = [
  { header: '序号', width: 6, kind: 'number' }, { header: '户号', width: 10, kind: 'text' }, { header: '户主', width: 10, kind: 'text' }, { header: '姓名', width: 10, kind: 'text' }, { header: '与户主关系', width: 12, kind: 'text' },
  { header: '性别', width: 6, kind: 'text' }, { header: '出生日期', width: 12, kind: 'day' }, { header: '当日年龄', width: 9, kind: 'number' }, { header: '身份证号', width: 22, kind: 'text' }, { header: '网格', width: 12, kind: 'text' },
  { header: '楼栋', width: 12, kind: 'text' }, { header: '地址', width: 28, kind: 'text' }, { header: '当日身份与状态', width: 30, kind: 'text' },
];

async function exportOnDay(ctx: QueryContext, input: InputOf<Contract['export']>): Promise<OutputOf<Contract['export']>> {
  const people = await chosen(ctx, await registerOnDay(ctx, input), input);
  const rows = people.map((person, at) => [
    at + 1, person.householdNo, person.headName, person.name, RELATION_TO_HEAD.find((entry) => entry.code === person.relationCode)?.zh, SEX.find((entry) => entry.code === person.sex)?.zh, person.birthDate, person.age,
    person.idNumberMasked, person.gridName, person.buildingName, person.address, FACT_KINDS.map((fact) => factWord(fact, person.facts[fact])).filter((text) => text !== '').join('、'),
  ]);
  const title = `${ctx.office.communityName} 人口名册 截至${input.day}（${input.known === 'now' ? '按现在所知' : '按当日所知'}）`;
  const bytes = await xlsxBytes({ sheets: [{ name: '人口名册', columns: COLUMNS, title, rows, freezeHeader: true }] });
  const file = ctx.files.put(`人口名册-截至${input.day}.xlsx`, bytes, XLSX);
  return { ...file, rows: rows.length };
}

export const asOfHandlers: Handlers<Contract> = {
  list: listOnDay,
  counts: countOnDay,
  difference,
  household: householdOnDay,
  print: { run: printOnDay, audit: (input, out) => ({ subject: 'residents', detail: { asOf: input.day, rows: out.rows.length } }) },
  printDifference: {
    run: async (ctx, input) => ({ ...headOf(ctx), difference: await difference(ctx, input) }),
    audit: (input, out) => ({ subject: 'residents', detail: { from: input.from, asOf: input.to, rows: out.difference.rows.length } }),
  },
  export: { run: exportOnDay, audit: (input, out) => ({ subject: 'residents', detail: { asOf: input.day, rows: out.rows, purpose: input.purpose } }) },
};
