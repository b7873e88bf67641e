/** What schooling refuses, said to the person at the screen. */
import { FACT_WORDS } from '#shared/residents/words.ts';
import type { SchoolingErrors } from '#shared/schooling/errors.ts';
import type { Sentences } from './sentences.ts';

const names = { zh: (all: readonly string[]): string => all.join('、'), en: (all: readonly string[]): string => all.join(', ') };

export const schoolingSentences: Sentences<SchoolingErrors> = {
  school_not_listed: {
    zh: (d) => `${names.zh(d.names)}已经不在升学名单里：可能别人刚办过，学段改过，或者本人去世、迁出了。一个人都没有办。请看过刷新后的名单再办。`,
    en: (d) => `${names.en(d.names)}: not on the list any more. Somebody may have decided, the stage was changed, or the person died or moved. Nothing was done for anybody; look at the list again.`,
  },
  school_next_missing: {
    zh: (d) => `${FACT_WORDS.studentStage.values[d.stage]?.zh ?? d.stage}的学生（${names.zh(d.names)}）还没有选升入哪个学段，或者选的学段接不上。请在“升入”里选好。`,
    en: (d) => `${FACT_WORDS.studentStage.values[d.stage]?.en ?? d.stage} (${names.en(d.names)}): choose what follows this stage under “on to”.`,
  },
  school_undone: { zh: (d) => `${names.zh(d.names)}的办理已经撤销过，请刷新后再看。`, en: (d) => `Taken back already: ${names.en(d.names)}. Refresh and look again.` },
  school_built_on: {
    zh: (d) => `${names.zh(d.names)}的学段办理之后又改过，不能整笔撤销。一个人都没有撤销。请打开本人档案，在“身份与状态”里更正。`,
    en: (d) => `${names.en(d.names)}: the stage was changed after this decision, so it cannot be taken back. Nothing was taken back for anybody; correct it on the person’s file under “Facts”.`,
  },
};
