/** Refusals of the host itself, and the status that goes with a refusal of the office. */
import type { ErrorCode, ErrorData, Reply } from '#shared/errors.ts';

export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly reply: Reply<never>;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, code: ErrorCode, data: ErrorData[ErrorCode], headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.status = status;
    this.reply = { ok: false, code, data } as Reply<never>;
    this.headers = headers;
  }
}

export const badRequest = (detail: string): HttpRefusal => new HttpRefusal(400, 'bad_request', { detail });

/** A refusal by the committee's own rules is a good answer (200); the others have the status HTTP gives them. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  bad_request: 400, invalid_input: 400, not_signed_in: 401, session_ended: 401, not_allowed: 403, unknown_method: 404, file_unknown: 404, too_large: 413, unexpected: 500,
};

export function statusOf(reply: Reply): number {
  return reply.ok ? 200 : (STATUS[reply.code] ?? 200);
}
