/** What change requests refuse, said to the person at the screen. */
import type { ChangesErrors } from '#shared/residents/change-errors.ts';
import { CHANGE_KIND_WORDS, CHANGE_STATE_WORDS } from '#shared/residents/change-requests.ts';
import type { Sentences } from './sentences.ts';

const kindZh = (kind: keyof typeof CHANGE_KIND_WORDS): string => CHANGE_KIND_WORDS[kind].zh;
const kindEn = (kind: keyof typeof CHANGE_KIND_WORDS): string => CHANGE_KIND_WORDS[kind].en.toLowerCase();

export const changesSentences: Sentences<ChangesErrors> = {
  change_two_persons: {
    zh: (d) => `本社区规定“${kindZh(d.kind)}”由两人变更：请提交变更申请，由另一人核对后办理。填好的内容不用再填。`,
    en: (d) => `In this office two persons change this (${kindEn(d.kind)}): draft a change request, and another person checks and applies it. Nothing has to be typed again.`,
  },
  change_own: { zh: (d) => `申请 ${d.requestNo} 是您本人提交的，须由另一人办理。`, en: (d) => `You drafted request ${d.requestNo} yourself; another person has to decide on it.` },
  change_not_own: { zh: (d) => `申请 ${d.requestNo} 由${d.madeBy}提交，只有本人可以撤回。不同意的，请选择“不予办理”并写明原因。`, en: (d) => `${d.madeBy} drafted request ${d.requestNo} and alone may withdraw it. If you disagree, refuse it and say why.` },
  change_lapsed: {
    zh: (d) => `申请 ${d.requestNo} 已失效：提交以后，登记的${kindZh(d.kind)}已经变过。请打开档案核对现在的内容，撤回或退回这份申请，需要的话重新提交。`,
    en: (d) => `Request ${d.requestNo} has lapsed: what it would change (${kindEn(d.kind)}) was changed after it was drafted. Look at the file, withdraw or refuse the request, and draft a new one if it is still needed.`,
  },
  change_decided: { zh: (d) => `申请 ${d.requestNo} 已有结果：${CHANGE_STATE_WORDS[d.outcome].zh}，不能再次处理。`, en: (d) => `Request ${d.requestNo} was decided before (${CHANGE_STATE_WORDS[d.outcome].en.toLowerCase()}) and is not decided again.` },
  change_pending: {
    zh: (d) => `已有一份${kindZh(d.kind)}变更申请 ${d.requestNo} 在等待办理。请先办理、退回或撤回那一份。`,
    en: (d) => `Request ${d.requestNo} of the same kind (${kindEn(d.kind)}) waits already. Have it applied, refused or withdrawn first.`,
  },
  change_nothing: { zh: () => '要变更的内容与现在登记的一样，或不属于两人变更的事项，没有需要提交的申请。请核对后再填。', en: () => 'What is proposed is what the register has already, or needs no request. Compare and enter it again.' },
};
