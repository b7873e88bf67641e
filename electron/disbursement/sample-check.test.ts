/** Checks after payment through the office's door. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { openWelfareOffice, refusalOf, type Standing } from '#electron/testing/welfare-office.ts';
import { drawLines } from './sample-check.ts';

const PEOPLE = Array.from({ length: 12 }, (_, n) => ({ name: `王老${'一二三四五六七八九十百千'.charAt(n)}`, birthDate: `19${40 + n}-03-02` }));
const of = ({ batchId, version }: Standing): Standing => ({ batchId, version });
let office: Awaited<ReturnType<typeof openWelfareOffice>>;
beforeEach(async () => { office = await openWelfareOffice(PEOPLE); });
afterEach(() => office.close());

async function paidBatch(): Promise<Standing> {
  const approved = await office.approve(of(await office.generate(office.w01, '2026-09', { payBy: 'cash' })));
  return of(await office.as('cashier').disbursement.payCash(approved));
}

describe('a sample', () => {
  test('is drawn by its seed: the same for the same seed, every line once, another for another seed', () => {
    const lines = Array.from({ length: 200 }, (_, n) => n + 1);
    expect(drawLines('aaaaaaaa', lines, 20)).toEqual(drawLines('aaaaaaaa', lines.toReversed(), 20));
    expect(new Set(drawLines('aaaaaaaa', lines, 200)).size).toBe(200);
    expect(drawLines('aaaaaaaa', lines, 20)).not.toEqual(drawLines('bbbbbbbb', lines, 20));
  });

  test('of a paid batch is asked person by person, and proved from its seed', async () => {
    const batch = await paidBatch();
    const { checkId, size } = await office.as('reviewer').sampleChecks.draw({ batchId: batch.batchId, size: 5 });
    expect(size).toBe(5);
    const record = (seq: number, result: 'received' | 'less' | 'notReceived' | 'notReached') => office.as('supervisor').sampleChecks.record({ checkId, seq, result, way: 'phone', checkedOn: day('2026-09-08') });
    expect(await record(1, 'received')).toMatchObject({ open: 4 });
    expect(await refusalOf(record(1, 'less'))).toBe('sample_answered');
    expect(await record(2, 'notReached')).toMatchObject({ open: 4 });
    expect(await record(2, 'notReceived')).toMatchObject({ open: 3 });
    expect((await office.as('director').sampleChecks.show({ checkId })).lines.map((line) => line.result)).toEqual(['received', 'notReceived', null, null, null]);
    expect((await office.as('reviewer').sampleChecks.sheet({ checkId })).phones).toHaveLength(5);
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
  });

  test('is never larger than the paid, and never of a batch that is not paid', async () => {
    const approved = await office.approve(of(await office.generate(office.w01, '2026-08', { payBy: 'cash' })));
    expect(await refusalOf(office.as('reviewer').sampleChecks.draw({ batchId: approved.batchId, size: 5 }))).toBe('batch_wrong_status');
    await office.as('cashier').disbursement.payCash(approved);
    expect((await office.as('reviewer').sampleChecks.draw({ batchId: approved.batchId, size: 200 })).size).toBe(12);
  });

  test('is asked by nobody who made or paid the batch', async () => {
    const batch = await paidBatch();
    expect(await refusalOf(office.as('cashier').sampleChecks.draw({ batchId: batch.batchId, size: 2 }))).toBe('not_allowed');
    const { checkId } = await office.as('reviewer').sampleChecks.draw({ batchId: batch.batchId, size: 2 });
    expect(await refusalOf(office.as('clerk').sampleChecks.record({ checkId, seq: 1, result: 'received', way: 'visit', checkedOn: day('2026-09-08') }))).toBe('not_allowed');
    expect(await refusalOf(office.as('reviewer').sampleChecks.record({ checkId, seq: 1, result: 'received', way: 'visit', checkedOn: day('2026-09-09') }))).toBe('sample_day_wrong');
    const maker = await office.sql.selectFrom('batches').select(['makerUserId', 'makerStaffId']).where('id', '=', batch.batchId).executeTakeFirstOrThrow();
    await expect(office.office.core.database.writer.updateTable('sampleCheckLines').set({ result: 'received', way: 'visit', checkedOn: day('2026-09-08'), checkedByUserId: maker.makerUserId, checkedByStaffId: maker.makerStaffId }).where('checkId', '=', checkId).where('seq', '=', 1).execute())
      .rejects.toThrow('nobody checks what he made');
  });
});
