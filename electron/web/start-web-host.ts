/** From a data folder to an address: the web host as `npm start` and `huilin serve` run it. */
import { createInterface } from 'node:readline';
import { Desk } from '#electron/office/open-desk.ts';
import { builtPagesFolder, PageFiles } from '#electron/office/page-files.ts';
import { WebServer } from './web-server.ts';

export interface WebHostOptions {
  readonly dataDir: string;
  readonly port?: number;
}

export interface WebHost {
  readonly desk: Desk;
  readonly web: WebServer;
  close(): Promise<void>;
}

export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const pages = new PageFiles(builtPagesFolder());
  const desk = await Desk.open({ dataDir: options.dataDir });
  try {
    const web = await WebServer.listen({ desk, pages, ...(options.port === undefined ? {} : { port: options.port }) });
    return {
      desk, web,
      async close() {
        await web.close();
        await desk.close();
      },
    };
  } catch (error) {
    await desk.close();
    throw error;
  }
}

/** Runs until the process is told to end. Every Enter on the terminal gives an address for one more browser. */
export async function serveUntilSignal(options: WebHostOptions, announce: (address: string, first: boolean) => void): Promise<void> {
  const host = await startWebHost(options);
  announce(host.web.newAddress(), true);
  const terminal = createInterface({ input: process.stdin });
  terminal.on('line', () => announce(host.web.newAddress(), false));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    process.once('uncaughtException', (error) => {
      process.stderr.write(`${error.name}: the host stops\n`);
      process.exitCode = 1;
      resolve();
    });
  });
  terminal.close();
  await host.close();
}
