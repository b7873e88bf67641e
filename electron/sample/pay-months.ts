/** The practice community's programmes and their batches: made, reviewed, posted, approved, sent to the bank and answered by it. */
import { addDays, day, firstDay, type Day, type Month } from '#shared/days.ts';
import type { AccountSetId, BatchId, Id, ProgrammeId } from '#shared/ids.ts';
import { readTemplates } from '#electron/welfare/templates.ts';
import type { SampleDesk } from './sample-desk.ts';

const PROFILE = 'generic-csv-gb18030';

export interface SampleProgramme { readonly programmeId: ProgrammeId; readonly code: string; paidIn(month: Month): boolean }

/** W01 to W03 as they come with the program, and the kindergarten's admission and clothing once a year. */
export async function makeProgrammes(desk: SampleDesk, accountSetId: AccountSetId, from: Month): Promise<SampleProgramme[]> {
  const programmes: SampleProgramme[] = [];
  for (const template of readTemplates()) {
    const { code, name, target, form, period, purpose, content, noticeDays, noticeCounting } = template;
    if (!['W01', 'W02', 'W03'].includes(code)) continue;
    const programmeId = await activate(desk, { code, name, target, form, period, purpose, accountSetId, noticeDays, noticeCounting }, { ...content, validFrom: from });
    // Kindergarten is paid for the ten months it is open.
    programmes.push({ programmeId, code, paidIn: (month) => code !== 'W03' || !['07', '08'].includes(month.slice(5)) });
    if (code === 'W03') {
      const yearly = await activate(desk, { code: 'W03F', name: '幼儿园入园费与园服', target, form, period: 'yearly', purpose: '入园费与园服', accountSetId, noticeDays, noticeCounting }, {
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

interface Standing { readonly batchId: BatchId; readonly version: number }
/** A batch on the board, and the last day it hangs there. */
export interface PostedBatch extends Standing { readonly noticeId: Id<'notice'>; readonly dueOn: Day }

const PLACES = '社区公示栏、各网格公告栏';

/** The lists of a month, made on the 8th, reviewed and posted on the 9th: all programmes together, as the board shows them. */
export async function postBatches(desk: SampleDesk, programmes: readonly SampleProgramme[], month: Month): Promise<PostedBatch[]> {
  const on = (n: number): Day => addDays(firstDay(month), n - 1);
  const clerk = desk.as('clerk');
  desk.clock.goTo(on(8));
  const submitted: Standing[] = [];
  for (const { programmeId } of programmes) {
    const { batchId, version } = await clerk.disbursement.generate({ programmeId, benefitMonth: month, upTo: 'computed' });
    submitted.push(await clerk.disbursement.submit({ batchId, version }));
  }
  desk.clock.goTo(on(9));
  const posted: PostedBatch[] = [];
  for (const each of submitted) {
    const { batchId, version } = await desk.as('reviewer').disbursement.review({ batchId: each.batchId, version: each.version });
    const { noticeId } = await clerk.disbursement.composeNotice({ batchId, version });
    const { dueOn } = await clerk.notices.post({ noticeId, version: 1, postedOn: on(9), places: PLACES });
    posted.push({ batchId, version, noticeId, dueOn });
  }
  return posted;
}

/** Takes the notice down once it has run, approves, pays through the bank and closes. `failing`: how many lines the bank sends back. */
export async function payPosted(desk: SampleDesk, posted: PostedBatch, failing: number): Promise<BatchId> {
  const over = addDays(posted.dueOn, 1);
  desk.clock.goTo(over);
  await desk.as('clerk').notices.takeDown({ noticeId: posted.noticeId, version: 2, takenDownOn: over });
  const approved = await desk.as('director').disbursement.approve({ batchId: posted.batchId, version: posted.version });
  const answered = await answerOfBank(desk, approved, failing);
  return (await desk.as('cashier').disbursement.closeBatch({ batchId: answered.batchId, version: answered.version })).batchId;
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
