import { makeClient } from '#electron/api/make-client.ts';
import { Desk } from '#electron/office/open-desk.ts';
import { EXIT, noMoreWords, type Command } from './command.ts';

/** Builds the practice community in its own folder beside the data folder, where there is none yet. */
export const demo: Command = {
  usage: 'demo',
  options: {},
  async run(ways) {
    noMoreWords(ways, 0);
    const desk = await Desk.open({ dataDir: ways.dataDir });
    const stop = (): void => desk.cancel('demo');
    process.once('SIGINT', stop);
    try {
      const client = makeClient((request, { onProgress }) => desk.answer({ ...request, callId: 'demo' }, 'practice', onProgress));
      let last = '';
      const { created } = await client.session.openPractice({}, {
        onProgress: ({ done, total, label }) => {
          const line = `${label} ${done}/${total}`;
          if (!ways.json && line !== last) process.stderr.write(`${line}\n`);
          last = line;
        },
      });
      const { practiceUsers, practicePassword } = await client.session.state({});
      ways.say({ created, dataDir: desk.practiceDir, users: practiceUsers, password: practicePassword }, [
        `${created ? '已建立' : '已有'}练习社区：${desk.practiceDir}`, `密码：${practicePassword ?? ''}`, ...practiceUsers.map((user) => `  ${user.userName}\t${user.staffName}\t${user.roles.join(' ')}`),
      ]);
      return EXIT.done;
    } finally {
      process.off('SIGINT', stop);
      await desk.close();
    }
  },
};
