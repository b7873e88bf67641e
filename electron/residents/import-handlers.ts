import type { importContract } from '#shared/residents/import-contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { commitImport } from './import-commit.ts';
import { readRosterFile } from './import-file.ts';
import { makePreview } from './import-preview.ts';
import { rejectedWorkbook } from './import-rejected.ts';
import { absentRows, previewRows } from './import-rows.ts';

export const importHandlers: Handlers<typeof importContract> = {
  read: readRosterFile,
  preview: makePreview,
  previewRows: (ctx, input) => Promise.resolve(previewRows(ctx, input)),
  absent: absentRows,
  commit: {
    run: commitImport,
    audit: (_, output) => ({
      subject: `import:${output.importId}`,
      detail: { new: output.newRows, updated: output.updatedRows, unchanged: output.unchangedRows, held: output.heldRows, households: output.newHouseholds, changeRequests: output.changeRequests, again: output.alreadyDone },
    }),
  },
  rejectedWorkbook: { run: rejectedWorkbook, audit: (input, output) => ({ subject: `preview:${input.previewId.slice(0, 8)}`, detail: { file: output.name, rows: output.rows } }) },
};
