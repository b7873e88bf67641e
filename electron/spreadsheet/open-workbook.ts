import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { markMergedCells } from './merged-cells.ts';
import { unpackRows } from './packed-rows.ts';
import { readInBlocks, refusalReply, type FileToRead, type ReadOutcome } from './read-in-blocks.ts';
import { FileRefusal, type Row, type Sheet, type WorkbookReply } from './workbook.ts';

/** `signal` stops the reading (parse_cancelled); `deadlineMs` is 30,000 unless told; `heapMb` bounds the worker's memory. */
export type OpenOptions = { signal?: AbortSignal; deadlineMs?: number; heapMb?: number; workerFile?: string };

const DEADLINE_MS = 30_000;
/** Enough for the limits of workbook.ts (1 million texts, 2 million values); what needs more is refused as parse_out_of_memory. */
const HEAP_MB = 320;

/**
 * Reads a spreadsheet file in a worker thread, so that neither a hostile nor a large file can hold up the office.
 * `source` is the path of a local file or its bytes; `fileName` is the name the user knows (its extension only serves for notes).
 * Never throws for what a file holds: every refusal comes back as `{ok: false, code, data}`.
 * Where no worker file can be found (running from source on a Node without TypeScript) it reads in this thread, and the deadline is not kept.
 */
export async function openWorkbook(
  source: string | Uint8Array,
  fileName: string,
  options: OpenOptions = {},
): Promise<WorkbookReply> {
  if (options.signal?.aborted === true) return { ok: false, code: 'parse_cancelled', data: {} };
  // The worker gets its own copy: the caller's bytes are neither taken away nor shared.
  const file: FileToRead =
    typeof source === 'string' ? { path: source, fileName } : { bytes: new Uint8Array(source), fileName };
  const workerFile = options.workerFile ?? findWorkerFile();
  try {
    return workerFile === undefined ? await readHere(file) : await readInWorker(workerFile, file, options);
  } catch (error) {
    return refusalReply(error);
  }
}

/** Stops the work between two blocks; made of the caller's signal and the deadline. */
type Watch = { check(): void };

async function readHere(file: FileToRead): Promise<WorkbookReply> {
  return assemble(readInBlocks(file), { check: () => undefined });
}

async function readInWorker(workerFile: string, file: FileToRead, options: OpenOptions): Promise<WorkbookReply> {
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  const timedOut = new FileRefusal('parse_timeout', { seconds: Math.ceil(deadlineMs / 1000) });
  const cancelled = new FileRefusal('parse_cancelled', {});
  const latest = performance.now() + deadlineMs;
  const { promise, resolve, reject } = withResolvers<ReadOutcome>();
  const worker = new Worker(workerFile, {
    workerData: file,
    transferList: 'bytes' in file ? [file.bytes.buffer as ArrayBuffer] : [],
    resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? HEAP_MB, maxYoungGenerationSizeMb: 8 },
    // A file must not be able to speak to the outside through what the office was started with.
    env: {},
    execArgv: [],
    stdin: false,
  });
  const timer = setTimeout(() => reject(timedOut), deadlineMs);
  const cancel = () => reject(cancelled);
  options.signal?.addEventListener('abort', cancel, { once: true });
  worker.once('message', resolve);
  worker.on('error', (error: Error & { code?: string }) => {
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileRefusal('parse_out_of_memory', {}) : error);
  });
  worker.once('exit', (code) => reject(new FileRefusal('parse_failed', { reason: `worker ended with ${code}` })));
  let outcome: ReadOutcome;
  try {
    outcome = await promise;
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
  return assemble(outcome, {
    check: () => {
      if (options.signal?.aborted === true) throw cancelled;
      if (performance.now() > latest) throw timedOut;
    },
  });
}

/** Puts the sheets together block by block, letting other work of this thread go first each time. */
async function assemble({ head, blocks }: ReadOutcome, watch: Watch): Promise<WorkbookReply> {
  if (!head.ok) return head;
  const sheets: Sheet[] = [];
  blocks.reverse();
  for (const { name, hidden, merges, hiddenColumns, blocks: count } of head.sheets) {
    const rows: Row[] = [];
    for (let block = 0; block < count; block++) {
      // Taken out one by one, so that a packed block is gone when its rows are there.
      const bytes = blocks.pop();
      if (bytes === undefined) throw new FileRefusal('parse_failed', { reason: 'rows are missing' });
      for (const row of unpackRows(bytes)) rows.push(row);
      await nextTurn();
      watch.check();
    }
    const sheet: Sheet = { name, hidden, rows, merges, hiddenColumns };
    markMergedCells(sheet);
    sheets.push(sheet);
  }
  return { ok: true, sha256: head.sha256, workbook: { format: head.format, sheets, notes: head.notes } };
}

/** The worker beside the running bundle (dist/<host>/… -> dist/worker/), or its source where Node runs TypeScript. */
function findWorkerFile(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, '..', 'worker', 'spreadsheet-worker.js');
  if (existsSync(built)) return built;
  const source = join(here, 'spreadsheet-worker.ts');
  const runsTypeScript =
    (process.features as { typescript?: string | false }).typescript !== false && 'typescript' in process.features;
  return runsTypeScript && existsSync(source) ? source : undefined;
}

/** Promise.withResolvers, which Node 20 does not have yet. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (reason: unknown) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}
