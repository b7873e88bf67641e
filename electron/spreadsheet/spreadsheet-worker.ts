// The thread in which files are read. It reads one file, hands over the outcome and the packed rows, and ends, so that its memory is free again before
// the main thread unpacks. It has no access to the database and knows nothing but this one file.

import { parentPort, workerData } from 'node:worker_threads';
import { readInBlocks, type FileToRead } from './read-in-blocks.ts';

const outcome = readInBlocks(workerData as FileToRead);
parentPort?.postMessage(
  outcome,
  outcome.blocks.map((block) => block.buffer),
);
