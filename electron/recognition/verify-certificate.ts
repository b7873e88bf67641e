/** Whether a certificate is genuine, offline: the code is computed anew over what the paper says and what the register holds. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { recognitionContract } from '#shared/recognition/contract.ts';
import { formatCheckCode, readCertificateQr, readCheckCode, type CertificateFace } from '#shared/recognition/words.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { bodyOf, faceOf, readCertificates } from './certificates.ts';
import { checkCodeOf } from './check-code.ts';

type C = typeof recognitionContract;
type Answer = OutputOf<C['verifyCertificate']>;
type Difference = Answer['differences'][number];

const FIELDS = ['no', 'name', 'idTail', 'volunteerNo', 'minutes', 'from', 'to', 'issuedOn'] as const;

/** What paper and register say differently, field by field. */
function differencesOf(paper: Partial<CertificateFace>, register: CertificateFace): Difference[] {
  return FIELDS.flatMap((field): Difference[] => {
    const said = paper[field];
    return said === undefined || String(said) === String(register[field]) ? [] : [{ field, paper: String(said), register: String(register[field]) }];
  });
}

/** '0012', '志证〔2026〕0012号' → the register's own way of writing it, as far as it can be read. */
const plainNo = (text: string): string => text.replace(/[\s[\]()（）【】〔〕]/g, '');

/**
 * Answers genuine, changed, void or unknown. A scan brings all that the paper says; a typed code may be given with the number, name
 * and hours read off the paper. `changed`: the paper differs from the register, the code is not that certificate's, or the register's
 * own row does not bear its code any more.
 */
export async function verifyCertificate(ctx: QueryContext, input: InputOf<C['verifyCertificate']>): Promise<Answer> {
  const scanned = readCertificateQr(input.text);
  const code = readCheckCode(scanned?.code ?? input.text);
  const unknown: Answer = { verdict: 'unknown', certificate: null, differences: [] };
  if (code === null && scanned === null) return unknown;
  const byCode = code === null ? undefined : await ctx.db.selectFrom('certificates').selectAll().where('checkCode', '=', code).executeTakeFirst();
  const row = byCode ?? (await byNumber(ctx, scanned?.face.no ?? input.no));
  if (row === undefined) return unknown;
  const [certificate] = await readCertificates(ctx.db, sql`c.id = ${row.id}`);
  const idNumber = ctx.vault.unseal('certificates.idNumber', row.id, row.idNumberSealed);
  const register = faceOf(row, certificate!.volunteerNo, idNumber);
  const sound = checkCodeOf(ctx.vault, register, bodyOf(row, idNumber)) === row.checkCode;
  const paper: Partial<CertificateFace> = scanned?.face ?? { ...(input.no !== '' && plainNo(input.no) !== plainNo(register.no) ? { no: input.no } : {}), ...(input.name === '' ? {} : { name: input.name }), ...(input.minutes === null ? {} : { minutes: input.minutes }) };
  const differences = [
    ...differencesOf(paper, register),
    ...(code === row.checkCode ? [] : [{ field: 'code' as const, paper: code === null ? '' : formatCheckCode(code), register: '' }]),
    ...(sound ? [] : [{ field: 'register' as const, paper: '', register: '' }]),
  ];
  const verdict = differences.length > 0 ? 'changed' : row.status === 'void' ? 'void' : 'genuine';
  return { verdict, certificate: certificate ?? null, differences };
}

async function byNumber(ctx: QueryContext, no: string) {
  const match = /(\d{4})\D*?0*(\d{1,6})\D*$/.exec(plainNo(no)) ?? null;
  const found = /〔?(\d{4})〕?(\d{4,6})号?$/.exec(plainNo(no)) ?? match;
  if (found === null) return undefined;
  return ctx.db.selectFrom('certificates').selectAll().where('year', '=', Number(found[1])).where('number', '=', Number(found[2])).executeTakeFirst();
}
