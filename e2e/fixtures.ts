/**
 * One office of its own for every test: the built web host on a data folder of its own, and a browser before it. What a
 * person does has a name here, and every one of these steps waits for what he would see.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test as base, type Locator, type Page } from 'playwright/test';
import { openTestOffice, TEST_PASSWORD, type TestOffice } from '#electron/testing/open-test-office.ts';
import { buildPracticeFolder } from '#electron/testing/practice-folder.ts';

/** 8 September 2026, nine in the morning in China. The clock of the office stands there. */
export const SEPTEMBER = '2026-09-08T01:00:00.000Z';
export const PASSWORD = '槐树底下晒麦子数星星-29';
const HOST = join(import.meta.dirname, '..', 'dist', 'web', 'serve.js');

/** The built program, serving one data folder. */
export class Host {
  readonly dataDir: string;
  readonly #process: ChildProcess;
  readonly #addresses: string[] = [];
  readonly #waiting: ((address: string) => void)[] = [];

  private constructor(dataDir: string, child: ChildProcess) {
    this.dataDir = dataDir;
    this.#process = child;
  }

  static async start(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Host> {
    if (!existsSync(HOST)) throw new Error('dist/ is not built: run `node scripts/build.mjs`');
    const child = spawn(process.execPath, [HOST, '--data', dataDir, '--print-address-json'], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    const host = new Host(dataDir, child);
    let errors = '';
    child.stderr.on('data', (bytes: Buffer) => {
      errors += bytes.toString('utf8');
    });
    createInterface({ input: child.stdout }).on('line', (line) => host.#read(line));
    const ended = new Promise<never>((_, reject) => {
      child.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${errors}`)));
    });
    ended.catch(() => undefined);
    host.#addresses.push(await Promise.race([host.#next(), ended]));
    return host;
  }

  #read(line: string): void {
    const address = line.startsWith('{') ? (JSON.parse(line) as { address: string }).address : /http:\S+/.exec(line)?.[0];
    if (address !== undefined) this.#waiting.shift()?.(address);
  }

  #next(): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** An address for one browser more; each lets in once. */
  async address(): Promise<string> {
    const first = this.#addresses.shift();
    if (first !== undefined) return first;
    const next = this.#next();
    this.#process.stdin?.write('\n');
    return next;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    const hard = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(hard);
  }
}

/** What a page complained about; refusals of the office are answers, not complaints. */
function listenForFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()} threw ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (/^Failed to load resource: .*\b4\d\d\b/.test(message.text())) return;
    // Stories go to an address as somebody does who types it; a page with a form warns that it cannot hold him.
    if (message.text().startsWith('You are trying to use a blocker on a POP navigation')) return;
    faults.push(`${page.url()} ${message.type()}: ${message.text().slice(0, 400)}`);
  });
}

export interface NewUser {
  readonly staffName: string;
  readonly userName: string;
  /** As the screen calls them: 经办, 审核, 主任, 会计, 出纳 … */
  readonly roles: readonly string[];
}

/** The administrator of every office here. */
export const ADMINISTRATOR = { staffName: '许管', userName: 'xuguan' } as const;
export const CLERK: NewUser = { staffName: '沈经办', userName: 'jingban', roles: ['经办'] };
export const REVIEWER: NewUser = { staffName: '韩审核', userName: 'shenhe', roles: ['审核'] };
export const DIRECTOR: NewUser = { staffName: '冯主任', userName: 'zhuren', roles: ['主任'] };
export const ACCOUNTANT: NewUser = { staffName: '曹会计', userName: 'kuaiji', roles: ['会计'] };
export const CASHIER: NewUser = { staffName: '吕出纳', userName: 'chuna', roles: ['出纳'] };

/** The office as somebody sits before it. */
export class Office {
  host: Host;
  readonly page: Page;
  readonly faults: string[] = [];

  constructor(host: Host, page: Page) {
    this.host = host;
    this.page = page;
    listenForFaults(page, this.faults);
  }

  get dataDir(): string {
    return this.host.dataDir;
  }

  /** Opens the browser on the office. */
  async enter(): Promise<void> {
    await this.page.goto(await this.host.address());
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** The program is closed and opened again on a later day; somebody has to sign in anew. */
  async comeBackOn(now: string): Promise<void> {
    const { dataDir } = this.host;
    await this.page.goto('about:blank');
    await this.host.stop();
    this.host = await Host.start(dataDir, { HUILIN_NOW: now });
    await this.enter();
  }

  textbox(name: string): Locator {
    return this.page.getByRole('textbox', { name });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** The empty folder becomes an office; answers its recovery code. */
  async setUp(): Promise<string> {
    const { page } = this;
    await this.button('开始建立').click();
    await this.textbox('社区名称').fill('西后楼社区');
    await this.textbox('办公室名称').fill('西后楼社区居民委员会');
    await this.textbox('您的姓名').fill(ADMINISTRATOR.staffName);
    await this.textbox('用户名').fill(ADMINISTRATOR.userName);
    await page.getByLabel('密码', { exact: false }).first().fill(PASSWORD);
    await page.getByLabel('再输一次密码').fill(PASSWORD);
    await this.button('建立').click();
    const code = (await page.getByTestId('recovery-code').innerText()).trim();
    await page.getByLabel(/^请照抄最后一组/).fill(code.split('-').at(-1) ?? '');
    await this.button('已经保管好，继续').click();
    await this.sitting(ADMINISTRATOR.staffName);
    return code;
  }

  /** Waits until this person sits here. */
  async sitting(staffName: string): Promise<void> {
    await expect(this.button(`用户 ${staffName}`)).toBeVisible();
  }

  /** As administrator: a new account; answers the code for its first sign-in. */
  async addUser(user: NewUser): Promise<string> {
    const { page } = this;
    await this.openPage('系统管理', '用户');
    await this.button('新增用户').click();
    const dialog = this.dialog('新增用户');
    await dialog.getByRole('textbox', { name: '姓名' }).fill(user.staffName);
    await dialog.getByRole('textbox', { name: '用户名' }).fill(user.userName);
    await dialog.getByRole('checkbox', { name: '经办', exact: true }).uncheck();
    for (const role of user.roles) await dialog.getByRole('checkbox', { name: role, exact: true }).check();
    await dialog.getByRole('button', { name: '保存' }).click();
    const code = (await page.getByTestId('one-time-code').innerText()).trim();
    await this.button('已经交给本人').click();
    await expect(this.rows('用户', user.userName)).toBeVisible();
    return code;
  }

  async typeSignIn(userName: string, password: string): Promise<void> {
    await this.textbox('用户名').fill(userName);
    await this.page.getByRole('textbox', { name: '密码' }).fill(password);
    await this.button('登录').click();
  }

  async signIn(user: { readonly userName: string; readonly staffName: string }, password = PASSWORD): Promise<void> {
    await this.typeSignIn(user.userName, password);
    await this.sitting(user.staffName);
  }

  /** The first sign-in with a one-time code, and a password of one's own. */
  async firstSignIn(user: NewUser, code: string, password = PASSWORD): Promise<void> {
    await this.typeSignIn(user.userName, code);
    await expect(this.page.getByRole('heading', { name: '请设自己的密码' })).toBeVisible();
    await this.page.getByLabel('新密码').fill(password);
    await this.page.getByLabel('再输一次密码').fill(password);
    await this.button('修改').click();
    await this.sitting(user.staffName);
  }

  /** Leaves the seat to somebody else. */
  async leave(): Promise<void> {
    await this.button(/^用户 /).click();
    await this.page.getByRole('menuitem', { name: '切换用户' }).click();
    await expect(this.button('登录')).toBeVisible();
  }

  /** Another person sits down. */
  async change(user: { readonly userName: string; readonly staffName: string }): Promise<void> {
    await this.leave();
    await this.signIn(user);
  }

  /** Sets up, adds these people, lets each choose a password, and sits the last one down. */
  async setUpWith(users: readonly NewUser[]): Promise<void> {
    await this.setUp();
    const codes: string[] = [];
    for (const user of users) codes.push(await this.addUser(user));
    for (const [at, user] of users.entries()) {
      await this.leave();
      await this.firstSignIn(user, codes[at] ?? '');
    }
  }

  /** By the rail: area, then page; waits for its heading. */
  async openPage(area: string, page?: string, heading = page ?? area): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: '主菜单' });
    await rail.getByRole('link', { name: area, exact: true }).first().click();
    if (page !== undefined) await rail.getByRole('link', { name: page, exact: true }).last().click();
    await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }

  /** By address, as a link would; waits for a heading. */
  async goTo(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      window.location.hash = `#${to}`;
    }, path);
  }

  /** Rows of a list that hold the text. */
  rows(list: string, text?: string | RegExp): Locator {
    const rows = this.page.getByRole('region', { name: list, exact: true }).locator('.ant-table-row');
    return text === undefined ? rows : rows.filter({ hasText: text });
  }

  /** Chooses from a list box by its visible word. */
  async choose(box: Locator, option: string | RegExp): Promise<void> {
    await box.click();
    await this.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: typeof option === 'string' }).first().click();
  }

  /** Clicks what hands a file out, and answers its name and bytes. */
  async download(button: Locator): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }
}

/** People of an office that is made without the screen; user names are the roles. */
export const SEEDED = {
  administrator: { userName: 'administrator', staffName: '管理员甲' },
  clerk: { userName: 'clerk', staffName: 'clerk甲' },
  reviewer: { userName: 'reviewer', staffName: 'reviewer甲' },
  director: { userName: 'director', staffName: 'director甲' },
  accountant: { userName: 'accountant', staffName: 'accountant甲' },
  cashier: { userName: 'cashier', staffName: 'cashier甲' },
} as const;
type SeededUser = keyof typeof SEEDED;

export interface SeededOffice extends Office {
  readonly recoveryCode: string;
  /** Signs one of the made users in, or changes to him. */
  sit(user: SeededUser): Promise<void>;
}

interface Opened {
  readonly folder: string;
  readonly office: Office;
}

/** Makes folders and hosts, and takes all of them away again. */
class Offices {
  readonly #page: Page;
  readonly #opened: Opened[] = [];
  constructor(page: Page) {
    this.#page = page;
  }

  async open(now: string, prepare: (dataDir: string) => Promise<void> = () => Promise.resolve()): Promise<Office> {
    const folder = await mkdtemp(join(tmpdir(), 'huilin-e2e-'));
    const dataDir = join(folder, '惠邻 数据');
    await prepare(dataDir);
    const host = await Host.start(dataDir, { HUILIN_NOW: now });
    const office = new Office(host, this.#page);
    this.#opened.push({ folder, office });
    await office.enter();
    return office;
  }

  async close(): Promise<void> {
    // Before the host goes, or its end would be one more complaint.
    if (!this.#page.isClosed()) await this.#page.goto('about:blank');
    for (const { folder, office } of this.#opened) {
      await office.host.stop();
      await rm(folder, { recursive: true, force: true });
    }
    expect(this.#opened.flatMap(({ office }) => office.faults), 'complaints of the pages').toEqual([]);
  }
}

interface Fixtures {
  readonly offices: Offices;
  /** An empty folder with the program before it, and its first screen in the browser. */
  readonly office: Office;
  /** An office with one user for every role; `seed` may give it more through its own door. */
  readonly openSeeded: (seed?: (office: TestOffice) => Promise<void>, when?: { readonly made: string; readonly now: string }) => Promise<SeededOffice>;
  /** The practice community, at its sign-in page. */
  readonly practice: Office;
}

interface WorkerFixtures {
  /** The practice community in a folder; copied for every test that uses it. */
  readonly practiceFolder: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  offices: async ({ page }, use) => {
    const offices = new Offices(page);
    await use(offices);
    await offices.close();
  },
  office: async ({ offices }, use) => {
    await use(await offices.open(SEPTEMBER));
  },
  openSeeded: async ({ offices }, use) => {
    await use(async (seed = () => Promise.resolve(), when = { made: SEPTEMBER, now: SEPTEMBER }) => {
      let recoveryCode = '';
      const office = await offices.open(when.now, async (dataDir) => {
        await mkdir(dataDir, { recursive: true });
        const made = await openTestOffice({ now: when.made, dataDir });
        recoveryCode = made.recoveryCode;
        await seed(made);
        await made.close();
      });
      return Object.assign(office, {
        recoveryCode,
        async sit(user: SeededUser): Promise<void> {
          if (await office.button(/^用户 /).isVisible()) await office.leave();
          await office.signIn(SEEDED[user], TEST_PASSWORD);
        },
      });
    });
  },
  practiceFolder: [
    // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs, and this one needs nothing
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'huilin-practice-'));
      await buildPracticeFolder(folder);
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  practice: async ({ offices, practiceFolder }, use) => {
    const office = await offices.open(SEPTEMBER, (dataDir) => cp(practiceFolder, `${dataDir}-practice`, { recursive: true }));
    await office.button('打开练习社区').click();
    await expect(office.page.getByRole('heading', { level: 1, name: '练习社区' })).toBeVisible();
    await use(office);
  },
});

export { expect };
