/** The practice community's programmes and their batches: made, reviewed, approved, sent to the bank and answered by it. */
import { addDays, day, firstDay, type Day, type Month } from '#shared/days.ts';
import type { AccountSetId, BatchId, ProgrammeId } from '#shared/ids.ts';
import { readTemplates } from '#electron/welfare/templates.ts';
import type { SampleDesk } from './sample-desk.ts';

const PROFILE = 'generic-csv-gb18030';

export interface SampleProgramme { readonly programmeId: ProgrammeId; readonly code: string; paidIn(month: Month): boolean }

/** W01 to W03 as they come with the program, and the kindergarten's admission and clothing once a year. */
export async function makeProgrammes(desk: SampleDesk, accountSetId: AccountSetId, from: Month): Promise<SampleProgramme[]> {
  const programmes: SampleProgramme[] = [];
  for (const template of readTemplates()) {
    const { code, name, target, form, period, purpose, content } = template;
    if (!['W01', 'W02', 'W03'].includes(code)) continue;
    const programmeId = await activate(desk, { code, name, target, form, period, purpose, accountSetId }, { ...content, validFrom: from });
    // Kindergarten is paid for the ten months it is open.
    programmes.push({ programmeId, code, paidIn: (month) => code !== 'W03' || !['07', '08'].includes(month.slice(5)) });
    if (code === 'W03') {
      const yearly = await activate(desk, { code: 'W03F', name: '幼儿园入园费与园服', target, form, period: 'yearly', purpose: '入园费与园服', accountSetId }, {
        ...content, validFrom: from, amount: { ...content.amount, standard: { kind: 'flat', fen: 30_000 }, per: 'payment' },
      });
      programmes.push({ programmeId: yearly, code: 'W03F', paidIn: (month) => month.endsWith('-09') });
    }
  }
  return programmes;
}

type Fields = Parameters<ReturnType<SampleDesk['as']>['welfare']['createProgramme']>[0];
type Content = Omit<Parameters<ReturnType<SampleDesk['as']>['welfare']['saveDraft']>[0], 'programmeId' | 'versionId' | 'version' | 'resolutionNo' | 'resolvedOn' | 'resolutionTitle'>;

async function activate(desk: SampleDesk, fields: Fields, content: Content): Promise<ProgrammeId> {
  const clerk = desk.as('clerk');
  const { programmeId } = await clerk.welfare.createProgramme(fields);
  const { versionId, version } = await clerk.welfare.saveDraft({
    ...content, programmeId, versionId: null, version: null,
    resolutionNo: `海棠里成代决〔2024〕${programmeId + 10}号`, resolvedOn: day('2024-08-16'), resolutionTitle: `关于发放${fields.name}的决议`,
  });
  await clerk.welfare.activateVersion({ versionId, version });
  return programmeId;
}

/** One batch from the list to the closed batch. `failing`: how many lines the bank sends back. */
export async function payBatch(desk: SampleDesk, programme: SampleProgramme, month: Month, failing: number): Promise<BatchId> {
  const on = (n: number): Day => addDays(firstDay(month), n - 1);
  desk.clock.goTo(on(8));
  const clerk = desk.as('clerk');
  const made = await clerk.disbursement.generate({ programmeId: programme.programmeId, benefitMonth: month, upTo: 'computed' });
  let standing: { batchId: BatchId; version: number } = await clerk.disbursement.submit({ batchId: made.batchId, version: made.version });
  desk.clock.goTo(on(9));
  standing = await desk.as('reviewer').disbursement.review({ batchId: standing.batchId, version: standing.version });
  desk.clock.goTo(on(10));
  standing = await desk.as('director').disbursement.approve({ batchId: standing.batchId, version: standing.version });
  desk.clock.goTo(on(12));
  standing = await answerOfBank(desk, standing, failing);
  const closed = await desk.as('cashier').disbursement.closeBatch({ batchId: standing.batchId, version: standing.version });
  return closed.batchId;
}

/** Sends the file and loads an answer made from it, as a bank would make it. */
export async function answerOfBank(desk: SampleDesk, standing: { batchId: BatchId; version: number }, failing: number): Promise<{ batchId: BatchId; version: number }> {
  const cashier = desk.as('cashier');
  const sent = await cashier.disbursement.exportToBank({ batchId: standing.batchId, version: standing.version, profileCode: PROFILE });
  let now: { batchId: BatchId; version: number } = sent;
  for (const file of sent.files) {
    const given = desk.office.giveFile(desk.token('cashier'), file.fileId);
    if (!given.ok) throw new Error(given.code);
    const answer = bankAnswer(given.value.bytes, failing);
    const held = desk.office.receiveFile(desk.token('cashier'), `回盘_${file.name}`, answer);
    if (!held.ok) throw new Error(held.code);
    now = await cashier.disbursement.importResult({ batchId: now.batchId, version: now.version, fileId: held.value.fileId, profileCode: PROFILE });
  }
  return now;
}

/** GB18030 bytes of the words a bank writes; ASCII passes as it is. */
const WORDS = { result: 'b4a6c0edbde1b9fb', reason: 'caa7b0dcd4add2f2', paid: 'b3c9b9a6', nameDiffers: 'bba7c3fbb2bbb7fb' } as const;

/** The sent file with 处理结果 and 失败原因 added. Works on bytes, so that no character of a name is touched. */
function bankAnswer(sent: Buffer, failing: number): Buffer {
  const word = (which: keyof typeof WORDS): string => Buffer.from(WORDS[which], 'hex').toString('latin1');
  const lines = sent.toString('latin1').split('\r\n').filter((line) => line !== '');
  const answered = lines.map((line, index) => {
    if (index === 0) return `${line},${word('result')},${word('reason')}`;
    return index <= failing ? `${line},${word('nameDiffers')},${word('nameDiffers')}` : `${line},${word('paid')},`;
  });
  return Buffer.from(`${answered.join('\r\n')}\r\n`, 'latin1');
}
