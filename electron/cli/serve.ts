import { serveUntilSignal } from '#electron/web/start-web-host.ts';
import { EXIT, needNumber, noMoreWords, type Command } from './command.ts';

/** The office in a browser of this computer, until Ctrl+C. */
export const serve: Command = {
  usage: 'serve [--port N]',
  options: { port: { type: 'string' } },
  async run(ways) {
    noMoreWords(ways, 0);
    const port = needNumber(ways.text('port') ?? '0', '--port');
    await serveUntilSignal({ dataDir: ways.dataDir, port }, (address) => ways.say({ address, dataDir: ways.dataDir }, [address]));
    return EXIT.done;
  },
};
