import type { WorkbookReply } from './workbook.ts';

/** `signal` stops the reading (parse_cancelled); `deadlineMs` is 30,000 unless told; `heapMb` bounds the worker's memory. */
export type OpenOptions = { signal?: AbortSignal; deadlineMs?: number; heapMb?: number };

/**
 * Reads a spreadsheet file in a worker thread, so that neither a hostile nor a large file can hold up the office.
 * `source` is the path of a local file or its bytes; `fileName` is the name the user knows (its extension only serves for notes).
 * Never throws for what a file holds: every refusal comes back as `{ok: false, code, data}`.
 */
export function openWorkbook(source: string | Uint8Array, fileName: string, options: OpenOptions = {}): Promise<WorkbookReply> {
  void source;
  void fileName;
  void options;
  return Promise.resolve({ ok: false, code: 'parse_failed', data: { reason: 'not yet' } });
}
