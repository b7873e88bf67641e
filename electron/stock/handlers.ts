/** The methods of the stock and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { stockContract } from '#shared/stock/contract.ts';
import { acceptDoc } from './accept-doc.ts';
import { saveCount, startCount } from './count-stock.ts';
import { enterOut, enterReceipt, listDocs, readDoc, withdrawDoc } from './docs.ts';
import { listItems, saveItem } from './items.ts';
import { listPoints, savePoint } from './points.ts';
import { readStockLedger } from './stock-ledger.ts';
import { listTransfers, readTransfer, transferGoods } from './transfers.ts';

const doc = (docId: number): string => `stockDoc:${docId}`;

export const stockHandlers: Handlers<typeof stockContract> = {
  items: listItems,
  saveItem: { run: saveItem, audit: (input, output) => ({ subject: `stockItem:${output.itemId}`, detail: { code: input.code, name: input.name, stopped: input.stopped, version: output.version } }) },
  docs: async ({ db }, input) => ({ docs: await listDocs(db, input) }),
  doc: ({ db }, input) => readDoc(db, input.docId),
  enterReceipt: { run: enterReceipt, audit: (input, output) => ({ subject: doc(output.docId), detail: { docNo: output.docNo, supplier: input.supplier, invoiceNo: input.invoiceNo, lines: input.lines.length } }) },
  enterOut: { run: enterOut, audit: (input, output) => ({ subject: doc(output.docId), detail: { docNo: output.docNo, outKind: input.outKind, lines: input.lines.length } }) },
  startCount: { run: startCount, audit: (_, output) => ({ subject: doc(output.docId), detail: { docNo: output.docNo } }) },
  saveCount: { run: saveCount, audit: (input) => ({ subject: doc(input.docId), detail: { counted: input.lines.filter((line) => line.countedCenti !== null).length } }) },
  acceptDoc: { run: acceptDoc, audit: (input, output) => ({ subject: doc(input.docId), detail: { voucherId: output.voucherId, moves: output.moves } }) },
  withdrawDoc: { run: withdrawDoc, audit: (input) => ({ subject: doc(input.docId), detail: { reason: input.reason } }) },
  points: ({ db }) => listPoints(db),
  savePoint: { run: savePoint, audit: (input, output) => ({ subject: `stockPoint:${output.pointId}`, detail: { name: input.name, stopped: input.stopped, grids: input.gridIds.length, version: output.version } }) },
  transfer: { run: transferGoods, audit: (input, output) => ({ subject: `stockTransfer:${output.transferId}`, detail: { transferNo: output.transferNo, fromPointId: input.fromPointId, toPointId: input.toPointId, lines: input.lines.length } }) },
  transfers: ({ db }, input) => listTransfers(db, input),
  printTransfer: { run: async ({ db, office }, input) => ({ communityName: office.communityName, transfer: await readTransfer(db, input.transferId) }), audit: (input, output) => ({ subject: `stockTransfer:${input.transferId}`, detail: { transferNo: output.transfer.transferNo } }) },
  printDoc: { run: async ({ db, office }, input) => ({ communityName: office.communityName, doc: await readDoc(db, input.docId) }), audit: (input, output) => ({ subject: doc(input.docId), detail: { docNo: output.doc.docNo } }) },
  ledger: readStockLedger,
  printLedger: { run: readStockLedger, audit: (input, output) => ({ subject: `stockItem:${input.itemId}`, detail: { from: input.from, to: input.to, moves: output.moves.length } }) },
};
