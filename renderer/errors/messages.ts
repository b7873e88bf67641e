/** Code → sentence, complete over all refusals: a code without a sentence in both languages does not compile. */
import { HostUnreachable } from '#renderer/api/bridge.ts';
import { currentLanguage, type Language } from '#renderer/i18n/language.ts';
import { AppError, type ErrorCode, type ErrorData } from '#shared/errors.ts';
import { activitiesSentences } from './activities.ts';
import { applicationsSentences } from './applications.ts';
import { assetsSentences } from './assets.ts';
import { changesSentences } from './changes.ts';
import { closingSentences } from './closing.ts';
import { duplicatesSentences } from './duplicates.ts';
import { careSentences } from './care.ts';
import { complaintsSentences } from './complaints.ts';
import { disbursementSentences } from './disbursement.ts';
import { payingSentences } from './paying.ts';
import { providerSentences } from './providers.ts';
import { disclosureSentences } from './disclosure.ts';
import { importsSentences } from './imports.ts';
import { ledgerSentences } from './ledger.ts';
import { meetingsSentences } from './meetings.ts';
import { membersSentences } from './members.ts';
import { noticesSentences } from './notices.ts';
import { officeSentences } from './office.ts';
import { budgetSentences } from './budget.ts';
import { openingSentences } from './opening.ts';
import { reliefSentences } from './relief.ts';
import { residentsSentences } from './residents.ts';
import { schoolingSentences } from './schooling.ts';
import { scansSentences } from './scans.ts';
import type { Sentences } from './sentences.ts';
import { statementsSentences } from './statements.ts';
import { stockSentences } from './stock.ts';
import { treasurySentences } from './treasury.ts';
import { recognitionSentences } from './recognition.ts';
import { volunteersSentences } from './volunteers.ts';
import { withholdingSentences } from './withholding.ts';
import { welfareSentences } from './welfare.ts';

export const sentences: Sentences<ErrorData> = {
  ...officeSentences,
  ...applicationsSentences,
  ...reliefSentences,
  ...residentsSentences,
  ...changesSentences,
  ...schoolingSentences,
  ...scansSentences,
  ...importsSentences,
  ...welfareSentences,
  ...disbursementSentences,
  ...payingSentences,
  ...providerSentences,
  ...withholdingSentences,
  ...ledgerSentences,
  ...openingSentences,
  ...budgetSentences,
  ...assetsSentences,
  ...stockSentences,
  ...treasurySentences,
  ...statementsSentences,
  ...disclosureSentences,
  ...closingSentences,
  ...duplicatesSentences,
  ...careSentences,
  ...complaintsSentences,
  ...meetingsSentences,
  ...membersSentences,
  ...volunteersSentences,
  ...recognitionSentences,
  ...activitiesSentences,
  ...noticesSentences,
};

/** The sentence of one refusal. */
export function refusalSentence<C extends ErrorCode>(
  code: C,
  data: ErrorData[C],
  language: Language = currentLanguage(),
): string {
  const sentence: Sentences<ErrorData>[C] | undefined = sentences[code];
  return sentence === undefined ? code : sentence[language](data);
}

const unreachable = {
  zh: '程序没有回答，可能已经关闭。请看看惠邻是否还开着；再点一次不会重复办理。',
  en: 'The program does not answer; it may have been closed. See whether Huilin is still open. Clicking again will not do the same thing twice.',
};
const pageFault = {
  zh: '这个页面出了意外，数据没有改动。请再试一次；若仍不行，请重新打开惠邻。',
  en: 'Something went wrong on this page. No data was changed. Try again; if it happens again, open Huilin anew.',
};

/** What to say about anything that was thrown. */
export function errorSentence(error: unknown, language: Language = currentLanguage()): string {
  if (error instanceof AppError)
    return refusalSentence(error.code as ErrorCode, error.data as ErrorData[ErrorCode], language);
  return (error instanceof HostUnreachable ? unreachable : pageFault)[language];
}
