/** What docs/performance.md says already of the goals whose programs were not run now: their rows, texts and runs stay as they are. */
export interface EarlierRow { readonly goal: string; readonly row: string }
export interface Earlier {
  readonly rows: readonly EarlierRow[];
  /** The text below each goal's heading, by goal. */
  readonly texts: ReadonlyMap<string, string>;
  /** 'program date, load …' by program. */
  readonly runs: ReadonlyMap<string, string>;
  /** 'name version' by name. */
  readonly versions: ReadonlyMap<string, string>;
}

const NOTHING: Earlier = { rows: [], texts: new Map(), runs: new Map(), versions: new Map() };

/** Reads the page as `write-table.ts` writes it; '' = there is none yet. */
export function readEarlier(page: string): Earlier {
  if (page === '') return NOTHING;
  const rows = [...page.matchAll(/^\| (G\d+) \|.*$/gm)].map(([row, goal]) => ({ goal: goal!, row }));
  const texts = new Map([...page.matchAll(/^### (G\d+):.*\n([\s\S]*?)(?=^##)/gm)].map(([, goal, text]) => [goal!, text!.trim()]));
  const runs = /^Runs: (.*?)\. Load is/m.exec(page)?.[1]?.split('; ') ?? [];
  const versions = /^Machine: .*? Node \S+\. (.*)\.$/m.exec(page)?.[1]?.split('; ') ?? [];
  return {
    rows, texts, runs: new Map(runs.map((run) => [run.slice(0, run.indexOf(' ')), run])),
    versions: new Map(versions.map((each) => [/^(python3 sqlite3|\S+)/.exec(each)![0], each])),
  };
}
