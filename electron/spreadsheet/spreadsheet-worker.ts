// The thread in which files are read. It reads the whole file first, tells the outcome, then hands over one block of rows each time it is asked, so that
// the main thread can serve the office between two blocks. It has no access to the database and knows nothing but this one file.

import { parentPort, workerData } from 'node:worker_threads';
import { readInBlocks, type FileToRead } from './read-in-blocks.ts';

const port = parentPort;
if (port !== null) {
  const outcome = readInBlocks(workerData as FileToRead);
  const blocks = outcome.blocks;
  let next = 0;
  port.on('message', () => {
    const block = blocks[next];
    blocks[next++] = undefined;
    if (block === undefined) port.close();
    else port.postMessage(block);
  });
  port.postMessage(outcome.head);
}
