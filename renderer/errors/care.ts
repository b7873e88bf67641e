/** What cares refuse, said to the person at the screen. */
import type { CareErrors } from '#shared/care/errors.ts';
import { formatDayChinese } from '#shared/days.ts';
import type { Sentences } from './sentences.ts';

const fields = {
  zh: { festivalOn: '“节日在哪一天”', everyMonths: '“多久一次”', programmeId: '“由哪个项目发放”' },
  en: { festivalOn: '“Day of the festival”', everyMonths: '“How often”', programmeId: '“Paid by”' },
} as const;

export const careSentences: Sentences<CareErrors> = {
  care_kind_taken: { zh: (d) => `已经有“${d.name}”这个关爱项目。`, en: (d) => `There is a kind of care “${d.name}” already.` },
  care_kind_incomplete: { zh: (d) => `启用之前请填好${fields.zh[d.field]}。`, en: (d) => `Fill in ${fields.en[d.field]} first.` },
  care_programme_wrong: { zh: (d) => `项目 ${d.code} 不能发慰问金：要选“按应发事项”、发给个人的项目。`, en: (d) => `Programme ${d.code} cannot pay this: choose one that pays persons what was decided elsewhere.` },
  care_kind_stopped: { zh: (d) => `“${d.name}”还没有启用，请先在“关爱项目”里启用。`, en: (d) => `“${d.name}” is not in use; put it in use first.` },
  care_no_programme: { zh: (d) => `“${d.kind}”没有指定由哪个项目发放，不能登记慰问金。请在“关爱项目”里选好，或者把金额留空。`, en: (d) => `“${d.kind}” has no programme to pay it. Choose one among the kinds, or leave the sum blank.` },
  care_basis_missing: { zh: (d) => `“${d.kind}”的金额和平常标准不同，或者没有写明标准的依据。请填“依据”（哪次会议、哪个文件）。`, en: (d) => `The sum of “${d.kind}” is not the usual one, or the usual one rests on nothing. Say what it rests on.` },
  care_done_already: { zh: (d) => `${d.name}的“${d.kind}”${formatDayChinese(d.doneOn)}已经登记过，同一件事不重复登记。`, en: (d) => `“${d.kind}” for ${d.name} was written down on ${d.doneOn}; one occasion is written down once.` },
  care_day_wrong: { zh: (d) => `办理日期${formatDayChinese(d.doneOn)}还没有到，今天是${formatDayChinese(d.today)}。`, en: (d) => `${d.doneOn} is still to come; today is ${d.today}.` },
  care_not_due: { zh: (d) => `${d.name}现在不在“${d.kind}”的名单里，可能户籍有了变动。请刷新后再看。`, en: (d) => `${d.name} is not due for “${d.kind}” any more; the register may have changed. Refresh and look again.` },
  care_receiver_gone: { zh: (d) => `${d.name}已经去世或迁出，慰问请写明由谁代表家里接受。`, en: (d) => `${d.name} has died or moved out; say who of the family was seen.` },
  care_withdrawn: { zh: (d) => `${d.name}的这一笔已经撤销。`, en: (d) => `This entry of ${d.name} was withdrawn already.` },
};
