/** 库存物资 (account 121): items, papers that bring them in or take them out, counts, and the ledger of each item. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { centiSchema, positiveCentiSchema } from '../quantity.ts';
import { POINT_MOVE_KINDS, STOCK_DOC_KINDS, STOCK_DOC_STATUSES, STOCK_OUT_KINDS } from './words.ts';

const itemId = idSchema<'stockItem'>();
const docId = idSchema<'stockDoc'>();
const accountSetId = idSchema<'accountSet'>();
const pointId = idSchema<'stockPoint'>();
/** Null: the only point of the office; with several in use it has to be named. */
const atPoint = pointId.nullable().default(null);
const gridId = idSchema<'grid'>();
const version = z.int().positive();
const accountCode = z.string().regex(/^\d{3,20}$/);
const text = (least: number, most: number) => z.string().trim().min(least).max(most);

/** What a clerk writes about an item. Unit and account stay once something was moved. */
export const stockItemFieldsSchema = z.object({
  code: text(1, 20), name: text(1, 40), unit: text(1, 10), spec: z.string().trim().max(60).default(''),
  /** The account it is kept on: 121 or a detail of it. */
  accountCode,
  /** Below this it is shown as running out; 0 = never. */
  warnBelowCenti: centiSchema.default(0),
  /** Taken into no new paper or basket. */
  stopped: z.boolean().default(false),
});
export const stockItemSchema = stockItemFieldsSchema.extend({
  itemId, accountSetId, version,
  /** At all points together: money is kept for the office as a whole. */
  balanceCenti: centiSchema, balanceFen: nonNegativeFenSchema, lastMovedOn: daySchema.nullable(),
  /** Where it lies, in the order of the points; without those that have none of it. */
  points: z.array(z.object({ pointId, name: z.string(), balanceCenti: centiSchema })),
});
export type StockItem = z.output<typeof stockItemSchema>;

const receiptFields = z.object({
  pointId: atPoint, movedOn: daySchema, supplier: text(1, 60), invoiceNo: text(1, 40), note: z.string().trim().max(200).default(''),
  /** What is credited: money, or the payable to the supplier (211). */
  counterCode: accountCode,
  lines: z.array(z.object({ itemId, quantityCenti: positiveCentiSchema, amountFen: positiveFenSchema })).min(1).max(100),
});
const outFields = z.object({
  pointId: atPoint, movedOn: daySchema, outKind: z.enum(STOCK_OUT_KINDS), note: text(1, 200),
  /** What is debited with the cost. */
  counterCode: accountCode,
  lines: z.array(z.object({ itemId, quantityCenti: positiveCentiSchema })).min(1).max(100),
});
export const receiptSchema = receiptFields;
export const stockOutSchema = outFields;
/** What was counted of each item of the sheet; null = not counted yet. */
export const countedSchema = z.object({ note: z.string().trim().max(200).default(''), lines: z.array(z.object({ itemId, countedCenti: centiSchema.nullable(), reason: z.string().trim().max(100).default('') })).min(1).max(1_000) });

export const stockDocSchema = z.object({
  docId, docNo: z.string(), accountSetId, pointId, /** '' while the office has one point only. */ pointName: z.string(), kind: z.enum(STOCK_DOC_KINDS), status: z.enum(STOCK_DOC_STATUSES), movedOn: daySchema, outKind: z.enum(STOCK_OUT_KINDS).nullable(), supplier: z.string(), invoiceNo: z.string(), note: z.string(),
  counterCode: accountCode.nullable(), enteredBy: z.string(), enteredAt: instantSchema, acceptedBy: z.string().nullable(), acceptedAt: instantSchema.nullable(), withdrawnReason: z.string().nullable(), voucherId: idSchema<'voucher'>().nullable(), version,
  /** Of a receipt what was paid; of the others, once accepted, what they moved. */
  amountFen: fenSchema,
  lines: z.array(z.object({
    itemId, code: z.string(), name: z.string(), unit: z.string(), spec: z.string(),
    /** Of a count what the books say. */
    quantityCenti: centiSchema, countedCenti: centiSchema.nullable(), amountFen: fenSchema.nullable(), reason: z.string(),
  })),
});
export type StockDoc = z.output<typeof stockDocSchema>;

export const stockMoveSchema = z.object({
  movedOn: daySchema, kind: z.enum(POINT_MOVE_KINDS), /** '' while the office has one point only. */ pointName: z.string(),
  /** Number of the paper or of the batch. */
  paper: z.string(),
  /** Supplier, who took it, or the reason. */
  about: z.string(), inCenti: centiSchema, inFen: nonNegativeFenSchema, outCenti: centiSchema, outFen: nonNegativeFenSchema, balanceCenti: centiSchema, balanceFen: nonNegativeFenSchema,
});
/** `pointId`: what came to one point and left it, in quantity alone; null = the office as a whole. */
const ledgerInput = z.object({ itemId, from: daySchema, to: daySchema, pointId: pointId.nullable().default(null) });
const stockLedgerSchema = z.object({
  communityName: z.string(), item: stockItemSchema, /** Null: of all points together. Of one point every sum of money is 0. */ point: z.object({ pointId, name: z.string() }).nullable(), from: daySchema, to: daySchema, openingCenti: centiSchema, openingFen: nonNegativeFenSchema, moves: z.array(stockMoveSchema),
  inCenti: centiSchema, inFen: nonNegativeFenSchema, outCenti: centiSchema, outFen: nonNegativeFenSchema, closingCenti: centiSchema, closingFen: nonNegativeFenSchema,
});

/** What a clerk writes about a point. */
export const stockPointFieldsSchema = z.object({
  name: text(1, 20), place: z.string().trim().max(60).default(''), seq: z.int().min(1).max(999),
  /** Takes no goods any more and hands none out. */
  stopped: z.boolean().default(false),
  /** Whose people come here; grids that no point has go to the main store. */
  gridIds: z.array(gridId).max(500).default([]),
});
export const stockPointSchema = stockPointFieldsSchema.omit({ gridIds: true }).extend({ pointId, version, /** The main store: always there, never stopped. */ main: z.boolean(), grids: z.array(z.object({ gridId, name: z.string() })), /** Kinds of goods there. */ items: z.int() });
export type StockPoint = z.output<typeof stockPointSchema>;

export const transferSchema = z.object({ movedOn: daySchema, fromPointId: pointId, toPointId: pointId, note: z.string().trim().max(200).default(''), lines: z.array(z.object({ itemId, quantityCenti: positiveCentiSchema })).min(1).max(100) });
const transferId = idSchema<'stockTransfer'>();
export const stockTransferSchema = z.object({
  transferId, transferNo: z.string(), accountSetId, movedOn: daySchema, fromName: z.string(), toName: z.string(), note: z.string(), by: z.string(), at: instantSchema,
  lines: z.array(z.object({ itemId, code: z.string(), name: z.string(), unit: z.string(), spec: z.string(), quantityCenti: centiSchema })),
});
export type StockTransfer = z.output<typeof stockTransferSchema>;
const printedDoc = z.object({ communityName: z.string(), doc: stockDocSchema });

export const stockContract = {
  /** Items of an account set (null = of all) by code, with what is there at the end of `onDay` (left out: now). */
  items: query('stock.read', z.object({ accountSetId: accountSetId.nullable().default(null), onDay: daySchema.nullable().default(null) }), z.object({
    items: z.array(stockItemSchema),
    /** What account 121 says beside the items' value, by account: a difference is what was ticked and not booked, or what is kept on 121 and not here. */
    accounts: z.array(z.object({ accountSetId, accountCode, itemsFen: nonNegativeFenSchema, bookFen: fenSchema })),
  })),
  saveItem: command('stock.edit', stockItemFieldsSchema.extend({ accountSetId, itemId: itemId.nullable(), version: version.nullable() }), z.object({ itemId, version })),
  /** Papers, the latest first. */
  docs: query('stock.read', z.object({ accountSetId: accountSetId.nullable().default(null), kind: z.enum(STOCK_DOC_KINDS).nullable().default(null) }), z.object({ docs: z.array(stockDocSchema) })),
  doc: query('stock.read', z.object({ docId }), stockDocSchema),
  /** 入库单: what a supplier delivered, entered to be accepted by another person. */
  enterReceipt: command('stock.edit', receiptFields.extend({ accountSetId }), z.object({ docId, docNo: z.string() })),
  /** 出库单: loss or return to the supplier. */
  enterOut: command('stock.edit', outFields.extend({ accountSetId }), z.object({ docId, docNo: z.string() })),
  /** 盘点: begins a sheet of every item with what the books say of the point. */
  startCount: command('stock.edit', z.object({ accountSetId, pointId: atPoint, movedOn: daySchema }), z.object({ docId, docNo: z.string() })),
  saveCount: command('stock.edit', countedSchema.extend({ docId, version }), z.object({ version })),
  /** 验收: a second person stands for the paper; the goods move and the voucher is posted. For a count `counterCode` takes the differences. */
  acceptDoc: command('stock.accept', z.object({ docId, version, counterCode: accountCode.nullable().default(null) }), z.object({ voucherId: idSchema<'voucher'>().nullable(), moves: z.int() })),
  withdrawDoc: command('stock.edit', z.object({ docId, version, reason: text(1, 200) }), z.object({})),
  /** 发放点 in their order, stopped ones last, and the grids with the point each is given to (null = the main store). An office begins with the main store alone. */
  points: query('stock.read', z.object({}), z.object({ points: z.array(stockPointSchema), grids: z.array(z.object({ gridId, name: z.string(), pointId: pointId.nullable() })) })),
  savePoint: command('stock.edit', stockPointFieldsSchema.extend({ pointId: pointId.nullable(), version: version.nullable() }), z.object({ pointId, version })),
  /** 调拨: brings goods from one point to another, at once; the office has as much as before, so that there is no voucher. */
  transfer: command('stock.edit', transferSchema.extend({ accountSetId }), z.object({ transferId, transferNo: z.string() })),
  /** The latest first. */
  transfers: query('stock.read', z.object({ accountSetId: accountSetId.nullable().default(null) }), z.object({ transfers: z.array(stockTransferSchema) })),
  printTransfer: query('stock.read', z.object({ transferId }), z.object({ communityName: z.string(), transfer: stockTransferSchema }), { logged: true }),
  printDoc: query('stock.read', z.object({ docId }), printedDoc, { logged: true }),
  /** 库存物资明细账: in, out and what is left of one item, in quantity and money. */
  ledger: query('stock.read', ledgerInput, stockLedgerSchema),
  printLedger: query('stock.read', ledgerInput, stockLedgerSchema, { logged: true }),
} as const;
