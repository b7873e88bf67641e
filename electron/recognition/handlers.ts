/** The methods of records, certificates, stars and points, and the line each leaves in the log. */
import type { recognitionContract } from '#shared/recognition/contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { awardRoundHandlers } from './award-round-handlers.ts';
import { issueCertificate, listCertificates, previewCertificate, printCertificate, publicise, voidCertificate } from './certificates.ts';
import { adjustPoints, creditPoints, expirePoints, listBalances, pointRulesOn, readEntries, recruit, savePointRules } from './points.ts';
import { addAward, addTraining, evaluate, readRecord, readTrainings, withdraw } from './records.ts';
import { listGoods, listRedemptionRounds, listRedemptions, moveGoods, openRedemption, printRedemptions, redeem, saveGoods } from './redemption.ts';
import { chooseScheme, listSchemes, listStars, saveScheme, suspend } from './stars.ts';
import { verifyCertificate } from './verify-certificate.ts';
import { exportCertificates, exportYear, readOverview, readYear } from './year.ts';

const ofCertificate = (input: { certificateId: number }) => ({ subject: `certificate:${input.certificateId}` });

export const recognitionHandlers: Handlers<typeof recognitionContract> = {
  record: (ctx, input) => readRecord(ctx, input.volunteerId),
  trainings: ({ db }) => readTrainings(db, null),
  addTraining: { run: addTraining, audit: (input, out) => ({ subject: `training:${out.trainingId}`, detail: { name: input.name, people: input.volunteerIds.length } }) },
  withdrawTraining: { run: async (ctx, input) => { await withdraw(ctx, 'trainings', input.trainingId, input.reason); return { trainingId: input.trainingId }; }, audit: (input) => ({ subject: `training:${input.trainingId}`, detail: { reason: input.reason } }) },
  addAward: { run: addAward, audit: (input, out) => ({ subject: 'awards', detail: { name: input.name, people: out.awardIds.length, on: input.awardedOn } }) },
  withdrawAward: { run: async (ctx, input) => { await withdraw(ctx, 'awards', input.awardId, input.reason); return { awardId: input.awardId }; }, audit: (input) => ({ subject: `award:${input.awardId}`, detail: { reason: input.reason } }) },
  evaluate: { run: evaluate, audit: (input, out) => ({ subject: `evaluation:${out.evaluationId}`, detail: { volunteer: input.volunteerId, result: input.result } }) },
  withdrawEvaluation: { run: async (ctx, input) => { await withdraw(ctx, 'evaluations', input.evaluationId, input.reason); return { evaluationId: input.evaluationId }; }, audit: (input) => ({ subject: `evaluation:${input.evaluationId}`, detail: { reason: input.reason } }) },

  previewCertificate,
  issueCertificate: { run: issueCertificate, audit: (input, out) => ({ subject: `certificate:${out.certificateId}`, detail: { no: out.no, volunteer: input.volunteerId, minutes: out.minutes, from: input.fromOn, to: input.toOn, replaces: input.replacesId } }) },
  certificates: listCertificates,
  printCertificate: { run: (ctx, input) => printCertificate(ctx, input.certificateId), audit: (input, out) => ({ ...ofCertificate(input), detail: { no: out.row.no, print: out.row.prints, wholeIdNumber: true } }) },
  voidCertificate: { run: voidCertificate, audit: (input) => ({ ...ofCertificate(input), detail: { reason: input.reason } }) },
  publicise: { run: publicise, audit: (input) => ({ ...ofCertificate(input), detail: { from: input.from, to: input.to } }) },
  verifyCertificate,
  exportCertificates: { run: (ctx, input) => exportCertificates(ctx, input.year), audit: (input, out) => ({ subject: `certificates:${input.year}`, detail: { rows: out.rows } }) },

  schemes: listSchemes,
  saveScheme: { run: saveScheme, audit: (input, out) => ({ subject: `starScheme:${out.schemeId}`, detail: { name: input.name, levels: input.levels.length } }) },
  chooseScheme: { run: chooseScheme, audit: (input) => ({ subject: `starScheme:${input.schemeId}`, detail: { from: input.validFrom } }) },
  stars: listStars,
  suspend: { run: suspend, audit: (input, out) => ({ subject: `starSuspension:${out.suspensionId}`, detail: { volunteer: input.volunteerId, from: input.fromOn, to: input.toOn, reason: input.reason } }) },
  endSuspension: { run: async (ctx, input) => { await withdraw(ctx, 'starSuspensions', input.suspensionId, input.reason); return { suspensionId: input.suspensionId }; }, audit: (input) => ({ subject: `starSuspension:${input.suspensionId}`, detail: { reason: input.reason } }) },
  ...awardRoundHandlers,
  printStars: {
    run: async (ctx, input) => ({ communityName: ctx.office.communityName, ...(await listStars(ctx, { on: input.on, onlyDue: false, search: '', level: null })) }),
    audit: (_input, out) => ({ subject: 'stars', detail: { on: out.on, rows: out.rows.length } }),
  },

  pointRules: ({ db, clock }) => pointRulesOn(db, clock.today()),
  savePointRules: { run: savePointRules, audit: (input) => ({ subject: 'pointRules', detail: { from: input.validFrom, centiPerHour: input.centiPerHour, capMinutes: input.capMinutes } }) },
  balances: listBalances,
  pointEntries: ({ db }, input) => readEntries(db, input.volunteerId),
  creditPoints: { run: creditPoints, audit: (input, out) => ({ subject: 'points', detail: { upTo: input.upTo, entries: out.entries, centi: out.centi } }) },
  recruit: { run: recruit, audit: (input, out) => ({ subject: `volunteer:${input.volunteerId}`, detail: { recruited: input.recruitedId, centi: out.centi } }) },
  adjustPoints: { run: adjustPoints, audit: (input, out) => ({ subject: `volunteer:${input.volunteerId}`, detail: { centi: input.centi, balance: out.balance, reason: input.reason } }) },
  expirePoints: { run: (ctx) => expirePoints(ctx), audit: (_input, out) => ({ subject: 'points', detail: { people: out.people, centi: out.centi } }) },
  goods: ({ db }) => listGoods(db),
  saveGoods: { run: saveGoods, audit: (input, out) => ({ subject: `goods:${out.goodsId}`, detail: { name: input.name, centi: input.centi, active: input.active } }) },
  moveGoods: { run: moveGoods, audit: (input, out) => ({ subject: `goods:${input.goodsId}`, detail: { quantity: input.quantity, costFen: input.costFen, stock: out.stock, reason: input.reason } }) },
  redemptionRounds: (ctx) => listRedemptionRounds(ctx),
  openRedemption: { run: openRedemption, audit: (input, out) => ({ subject: `redemptionRound:${out.redemptionRoundId}`, detail: { year: input.year, quarter: input.quarter } }) },
  redeem: { run: redeem, audit: (input, out) => ({ subject: `redemption:${out.redemptionId}`, detail: { number: out.number, volunteer: input.volunteerId, centi: out.centi } }) },
  redemptions: ({ db }, input) => listRedemptions(db, input.redemptionRoundId),
  printRedemptions: { run: (ctx, input) => printRedemptions(ctx, input.redemptionRoundId), audit: (input, out) => ({ subject: `redemptionRound:${input.redemptionRoundId}`, detail: { rows: out.rows.length } }) },

  yearStatistics: ({ db, clock }, input) => readYear(db, input.year, clock.today()),
  printYear: { run: async (ctx, input) => ({ ...(await readYear(ctx.db, input.year, ctx.clock.today())), communityName: ctx.office.communityName }), audit: (input) => ({ subject: `volunteerYear:${input.year}` }) },
  exportYear: { run: (ctx, input) => exportYear(ctx, input.year), audit: (input, out) => ({ subject: `volunteerYear:${input.year}`, detail: { rows: out.rows } }) },
  overview: readOverview,
};
