/** 志愿服务记录证明: what is recorded is certified, by whoever recorded it, free of charge (志愿服务记录与证明出具办法). */
import { sql, type Selectable } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { maskCitizenId } from '#shared/citizen-id.ts';
import { daysBetween, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { certificateLineSchema, type CertificateRow, type recognitionContract } from '#shared/recognition/contract.ts';
import { certificateQr, formatCertificateNo, LEAST_PUBLICITY_DAYS, type CertificateFace } from '#shared/recognition/words.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { z } from 'zod';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { approvedHours, type ApprovedHours } from '#electron/activities/approved-hours.ts';
import { readNumber, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { wholeNumber } from '#electron/volunteers/register-volunteer.ts';
import { hoursHeldBySql, onePersonSql, readVolunteersOn, refuseMerged } from '#electron/volunteers/standing.ts';
import { checkCodeOf, type CertificateBody } from './check-code.ts';
import { refuseFuture, stamp } from './record-checks.ts';
import type { CertificateId, RecognitionTables } from './tables.ts';

type C = typeof recognitionContract;
type Record_ = Selectable<RecognitionTables['certificates']>;
export const contentsSchema = z.object({ lines: z.array(certificateLineSchema), attendanceIds: z.array(z.int()) });

/** Approved rows by type of activity, the most hours first. */
function linesOf(hours: readonly ApprovedHours[]): z.output<typeof certificateLineSchema>[] {
  const byType = new Map<string, { typeName: string; times: number; minutes: number; titles: string[] }>();
  for (const row of hours) {
    const line = byType.get(row.typeName) ?? { typeName: row.typeName, times: 0, minutes: 0, titles: [] };
    line.times += 1;
    line.minutes += row.minutes;
    if (!line.titles.includes(row.activityTitle) && line.titles.length < 6) line.titles.push(row.activityTitle);
    byType.set(row.typeName, line);
  }
  return [...byType.values()].sort((a, b) => b.minutes - a.minutes);
}

function checkPeriod(ctx: Pick<CommandContext, 'clock'>, from: Day, to: Day): void {
  if (to < from) throw new AppError('record_days_wrong', { from, to });
  refuseFuture(ctx, to);
}

async function holderOf(db: Reader, volunteerId: VolunteerId, on: Day): Promise<{ name: string; volunteerNo: number }> {
  const [holder] = await readVolunteersOn(db, [volunteerId], on);
  if (holder === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  return holder;
}

/** Valid certificates of the person, under whatever number, whose days share one with the period. */
function overlapping(db: Reader, volunteerId: VolunteerId, from: Day, to: Day): Promise<Pick<Record_, 'id' | 'year' | 'number' | 'fromOn' | 'toOn'>[]> {
  return db.selectFrom('certificates').select(['id', 'year', 'number', 'fromOn', 'toOn']).where(sql<boolean>`volunteerId in ${onePersonSql(volunteerId)}`).where('status', '=', 'issued').where('fromOn', '<=', to).where('toOn', '>=', from).orderBy('id').execute();
}

/** What a certificate of the period would say. Refuses `record_days_wrong`, `record_day_future`, `not_found`. */
export async function previewCertificate(ctx: QueryContext, { volunteerId, fromOn, toOn }: InputOf<C['previewCertificate']>): Promise<OutputOf<C['previewCertificate']>> {
  checkPeriod(ctx, fromOn, toOn);
  const holder = await holderOf(ctx.db, volunteerId, ctx.clock.today());
  const hours = await approvedHours(ctx.db, { volunteerIds: [volunteerId], from: fromOn, to: toOn });
  const pendingMinutes = await readNumber(ctx.db, sql`select coalesce(sum(minutes), 0) as n from attendances where volunteerId = ${volunteerId} and state = 'entered' and day between ${fromOn} and ${toOn}`);
  const overlaps = await overlapping(ctx.db, volunteerId, fromOn, toOn);
  return {
    name: holder.name, minutes: hours.reduce((sum, row) => sum + row.minutes, 0), times: hours.length, lines: linesOf(hours), pendingMinutes, hasIdNumber: (await wholeNumber(ctx, ctx.db, volunteerId, 'idNumber')) !== '',
    overlaps: overlaps.map((one) => formatCertificateNo(one.year, one.number)),
  };
}

export const faceOf = (row: Pick<Record_, 'year' | 'number' | 'holderName' | 'minutes' | 'fromOn' | 'toOn' | 'issuedOn'>, volunteerNo: number, idNumber: string): CertificateFace =>
  ({ no: formatCertificateNo(row.year, row.number), name: row.holderName, idTail: idNumber.slice(-4), volunteerNo, minutes: row.minutes, from: row.fromOn, to: row.toOn, issuedOn: row.issuedOn });
export const bodyOf = (row: Pick<Record_, 'contents' | 'unit' | 'responsibleName' | 'handlerName' | 'contact' | 'purpose' | 'remarks' | 'times'>, idNumber: string): CertificateBody =>
  ({ idNumber, contents: row.contents, unit: row.unit, responsibleName: row.responsibleName, handlerName: row.handlerName, contact: row.contact, purpose: row.purpose, remarks: row.remarks, times: row.times });

/**
 * Issues a certificate over the approved hours of a period, with the next number of the year. Refuses, in this order:
 * `record_days_wrong`, `record_day_future`, `not_found`, `volunteer_merged`, `certificate_no_hours`, `certificate_over_hours`, `certificate_no_id`,
 * `certificate_overlaps` (another valid one states hours of these days, and no reason is given).
 */
export async function issueCertificate(ctx: CommandContext, input: InputOf<C['issueCertificate']>): Promise<OutputOf<C['issueCertificate']>> {
  const { trx, clock, vault, office, actor } = ctx;
  const { volunteerId, fromOn, toOn } = input;
  checkPeriod(ctx, fromOn, toOn);
  const today = clock.today();
  const holder = await holderOf(trx, volunteerId, today);
  await refuseMerged(trx, [volunteerId]);
  const hours = await approvedHours(trx, { volunteerIds: [volunteerId], from: fromOn, to: toOn });
  const minutes = hours.reduce((sum, row) => sum + row.minutes, 0);
  if (minutes === 0) throw new AppError('certificate_no_hours', { name: holder.name, from: fromOn, to: toOn });
  if (input.claimedMinutes !== null && input.claimedMinutes > minutes) throw new AppError('certificate_over_hours', { name: holder.name, askedMinutes: input.claimedMinutes, recordedMinutes: minutes });
  const idNumber = await wholeNumber(ctx, trx, volunteerId, 'idNumber');
  if (idNumber === '') throw new AppError('certificate_no_id', { name: holder.name });
  if (input.replacesId !== null) await voidOne(ctx, input.replacesId, '重新出具');
  const [other] = await overlapping(trx, volunteerId, fromOn, toOn);
  if (other !== undefined && input.overlapReason === '') throw new AppError('certificate_overlaps', { no: formatCertificateNo(other.year, other.number), from: other.fromOn, to: other.toOn });
  const year = Number(today.slice(0, 4));
  const number = (await readNumber(trx, sql`select coalesce(max(number), 0) as n from certificates where year = ${year}`)) + 1;
  const certificateId = id<'certificate'>((await readNumber(trx, sql`select coalesce(max(id), 0) as n from certificates`)) + 1);
  const remarks = [input.remarks, input.overlapReason === '' ? '' : `另开原因：${input.overlapReason}`].filter((one) => one !== '').join('；').slice(0, 200);
  const said = {
    year, number, holderName: holder.name, fromOn, toOn, minutes, times: hours.length, contents: JSON.stringify({ lines: linesOf(hours), attendanceIds: hours.map((row) => row.attendanceId) }),
    purpose: input.purpose, unit: office.communityName, responsibleName: input.responsibleName, handlerName: actor.staffName, contact: input.contact, remarks, issuedOn: today,
  };
  const checkCode = checkCodeOf(vault, faceOf(said, holder.volunteerNo, idNumber), bodyOf(said, idNumber));
  await trx.insertInto('certificates').values({
    id: certificateId, ...said, volunteerId, idKind: /^\d{17}[\dX]$/.test(idNumber) ? 'citizenId' : 'other', idNumberSealed: vault.seal('certificates.idNumber', certificateId, idNumber), idNumberMasked: maskCitizenId(idNumber, 'screen'),
    checkCode, replacesId: input.replacesId, publicisedFrom: null, publicisedTo: null, status: 'issued', voidedOn: null, voidReason: '', voidedByStaffId: null, ...stamp(ctx),
  }).execute();
  return { certificateId, no: formatCertificateNo(year, number), minutes };
}

export async function certificate(db: Reader, certificateId: CertificateId): Promise<Record_> {
  const row = await db.selectFrom('certificates').selectAll().where('id', '=', certificateId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'certificate', id: String(certificateId) });
  return row;
}

async function voidOne(ctx: CommandContext, certificateId: CertificateId, reason: string): Promise<void> {
  const row = await certificate(ctx.trx, certificateId);
  if (row.status === 'void') throw new AppError('certificate_void', { no: formatCertificateNo(row.year, row.number) });
  await ctx.trx.updateTable('certificates').set({ status: 'void', voidedOn: ctx.clock.today(), voidReason: reason, voidedByStaffId: ctx.actor.staffId }).where('id', '=', certificateId).execute();
}

/** Voids a certificate; its number stays in the register. Refuses `certificate_void`. */
export async function voidCertificate(ctx: CommandContext, input: InputOf<C['voidCertificate']>): Promise<OutputOf<C['voidCertificate']>> {
  await voidOne(ctx, input.certificateId, input.reason);
  return { certificateId: input.certificateId };
}

/** From when till when it hung inside the unit. Refuses `certificate_void`, `record_days_wrong`, `certificate_publicity_early`, `certificate_publicity_short` (under 7 days). */
export async function publicise({ trx }: CommandContext, { certificateId, from, to }: InputOf<C['publicise']>): Promise<OutputOf<C['publicise']>> {
  const row = await certificate(trx, certificateId);
  if (row.status === 'void') throw new AppError('certificate_void', { no: formatCertificateNo(row.year, row.number) });
  if (to < from) throw new AppError('record_days_wrong', { from, to });
  if (from < row.issuedOn) throw new AppError('certificate_publicity_early', { day: from, issuedOn: row.issuedOn });
  const days = daysBetween(from, to) + 1;
  if (days < LEAST_PUBLICITY_DAYS) throw new AppError('certificate_publicity_short', { days, least: LEAST_PUBLICITY_DAYS });
  await trx.updateTable('certificates').set({ publicisedFrom: from, publicisedTo: to }).where('id', '=', certificateId).execute();
  return { certificateId };
}

type RawRow = Omit<CertificateRow, 'no' | 'replacedNo' | 'overRecord'> & { year: number; number: number; replacedYear: number | null; replacedNumber: number | null; recorded: number };

/** Rows of the register, the latest first. `where` speaks of c. */
export async function readCertificates(db: Reader, where: ReturnType<typeof sql>): Promise<CertificateRow[]> {
  const rows = await readRows<RawRow>(db, sql`select c.id as certificateId, c.year, c.number, c.volunteerId, v.volunteerNo, c.holderName, c.idNumberMasked, c.fromOn, c.toOn, c.minutes, c.times, c.issuedOn, c.purpose, c.status, c.voidedOn, c.voidReason, c.checkCode, c.handlerName, c.responsibleName,
      c.publicisedFrom, c.publicisedTo, (select count(*) from certificatePrints p where p.certificateId = c.id) as prints, o.year as replacedYear, o.number as replacedNumber,
      (select coalesce(sum(t.minutes), 0) from attendances t where t.volunteerId = ${hoursHeldBySql(sql`c.volunteerId`)} and t.state = 'approved' and t.day between c.fromOn and c.toOn) as recorded
    from certificates c join volunteers v on v.id = c.volunteerId left join certificates o on o.id = c.replacesId where ${where} order by c.year desc, c.number desc`);
  return rows.map(({ year, number, replacedYear, replacedNumber, recorded, ...row }) => ({
    ...row, no: formatCertificateNo(year, number), replacedNo: replacedYear === null || replacedNumber === null ? null : formatCertificateNo(replacedYear, replacedNumber), overRecord: row.status === 'issued' && row.minutes > recorded,
  }));
}

/** The register: by name, number or purpose. */
export function listCertificates({ db }: Pick<QueryContext, 'db'>, { search, status, volunteerId }: InputOf<C['certificates']>): Promise<CertificateRow[]> {
  const digits = /^\d{1,6}$/.exec(search)?.[0];
  const found = search === '' ? sql`true` : sql`(instr(c.holderName, ${search}) > 0 or instr(c.purpose, ${search}) > 0${digits === undefined ? sql`` : sql` or c.number = ${Number(digits)} or v.volunteerNo = ${Number(digits)}`} or instr('志证〔' || c.year || '〕' || substr('000' || c.number, -4) || '号', ${search}) > 0)`;
  return readCertificates(db, sql`${found}${status === null ? sql`` : sql` and c.status = ${status}`}${volunteerId === null ? sql`` : sql` and c.volunteerId in ${onePersonSql(volunteerId)}`}`);
}

/** The paper, whole number and all; counts the print. A void one is printed with its mark, for the file. */
export async function printCertificate(ctx: CommandContext, certificateId: CertificateId): Promise<OutputOf<C['printCertificate']>> {
  const record = await certificate(ctx.trx, certificateId);
  await ctx.trx.insertInto('certificatePrints').values({ certificateId, ...stamp(ctx) }).execute();
  const [row] = await readCertificates(ctx.trx, sql`c.id = ${certificateId}`);
  const idNumber = ctx.vault.unseal('certificates.idNumber', certificateId, record.idNumberSealed);
  return {
    row: row!, idKind: record.idKind, idNumber, unit: record.unit, contact: record.contact, remarks: record.remarks, lines: contentsSchema.parse(JSON.parse(record.contents)).lines, qr: certificateQr(faceOf(record, row!.volunteerNo, idNumber), record.checkCode),
  };
}
