/** The methods of schooling, and the audit line of each act: who it was about stands in the history of each. */
import type { schoolingContract } from '#shared/schooling/contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { decide, undo } from './decide.ts';
import { listDecided, listFinishing } from './finishing.ts';
import { readSettings, saveSettings } from './settings.ts';

export const schoolingHandlers: Handlers<typeof schoolingContract> = {
  settings: ({ db }) => readSettings(db),
  saveSettings: { run: saveSettings, audit: (input) => ({ subject: 'schooling', detail: { listDay: input.listDay, ...Object.fromEntries(input.stages.map(({ stage, years }) => [stage, years])) } }) },
  finishing: listFinishing,
  decided: listDecided,
  decide: { run: decide, audit: (input, output) => ({ subject: 'schooling', detail: { outcome: input.outcome, persons: output.decided } }) },
  undo: { run: undo, audit: (_, output) => ({ subject: 'schooling', detail: { persons: output.undone } }) },
};
