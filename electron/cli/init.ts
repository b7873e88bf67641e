import { makeClient } from '#electron/api/make-client.ts';
import { Office } from '#electron/office/open-office.ts';
import { askPassword, askUser } from './ask.ts';
import { EXIT, needText, noMoreWords, type Command } from './command.ts';

/** Sets an office up in an empty folder. The recovery code is shown this once. */
export const init: Command = {
  usage: 'init --office NAME --community NAME --staff NAME',
  options: { office: { type: 'string' }, community: { type: 'string' }, staff: { type: 'string' } },
  async run(ways) {
    noMoreWords(ways, 0);
    const names = { officeName: needText(ways, 'office'), communityName: needText(ways, 'community'), staffName: needText(ways, 'staff') };
    const userName = await askUser();
    const password = await askPassword();
    const office = await Office.open({ dataDir: ways.dataDir });
    try {
      const { recoveryCode } = await makeClient((request) => office.answer(request)).session.setUp({ ...names, userName, password });
      ways.say({ dataDir: ways.dataDir, userName, recoveryCode }, [
        `已在 ${ways.dataDir} 建立“${names.officeName}”，管理员：${userName}`, `恢复码（只显示这一次，请抄写并锁好）：${recoveryCode}`,
      ]);
      return EXIT.done;
    } finally {
      await office.close();
    }
  },
};
