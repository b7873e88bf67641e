import { AppError } from '#shared/errors.ts';
import type { VerifyReport } from '#shared/office/contract.ts';
import { Office } from '#electron/office/open-office.ts';
import { verifyOffice } from '#electron/office/verify-office.ts';
import { canAsk } from './ask.ts';
import { EXIT, noMoreWords, type Command } from './command.ts';
import { withOffice } from './with-office.ts';

/**
 * Recomputes everything that can be proved. With somebody signed in also what only the office's key proves (`keyed`); an
 * auditor without a password still sees chain, sums and the file itself checked.
 */
export const verify: Command = {
  usage: 'verify',
  options: { 'without-password': { type: 'boolean' } },
  async run(ways) {
    noMoreWords(ways, 0);
    const keyed = canAsk() && !ways.flag('without-password');
    const check = (readOnly: boolean): Promise<VerifyReport> => (keyed ? withOffice({ dataDir: ways.dataDir, readOnly }, ({ client }) => client.office.verify({})) : verifyUnkeyed(ways.dataDir, readOnly));
    const report = await check(false).catch((error: unknown) => {
      // A running program keeps writing; what it has written can be checked all the same.
      if (error instanceof AppError && (error as AppError).code === 'database_locked') return check(true);
      throw error;
    });
    ways.say({ ...report, keyed }, [
      report.sound ? '完好：没有发现问题' : `发现 ${report.faults.length} 处问题`, ...report.faults.map(({ part, detail }) => `  ${part}: ${detail}`),
      ...Object.entries(report.counted).map(([part, rows]) => `  ${part}: ${rows}`), `  head: ${report.headSeq} ${report.headHash}`,
    ]);
    return report.sound ? EXIT.done : EXIT.damaged;
  },
};

async function verifyUnkeyed(dataDir: string, readOnly: boolean): Promise<VerifyReport> {
  const office = await Office.open({ dataDir, readOnly });
  try {
    return await verifyOffice(office.core);
  } finally {
    await office.close();
  }
}
