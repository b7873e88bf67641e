import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOf, openTestWeb, SECRET_TEXT, type RawAnswer, type TestWeb } from '#electron/testing/open-test-web.ts';
import { TEST_PASSWORD } from '#electron/testing/open-test-office.ts';

let host: TestWeb;
beforeAll(async () => {
  host = await openTestWeb();
});
afterAll(() => host.close());

const bearer = (): Record<string, string> => ({ Authorization: `Bearer ${host.token}` });
const lines = (...text: readonly string[]): string => [...text, '', ''].join('\r\n');
const own = (): string => `127.0.0.1:${host.web.port}`;
const json = async (answer: Response): Promise<{ ok: boolean; code?: string; value?: unknown }> => (await answer.json()) as { ok: boolean; code?: string };

/** A whole call as raw text, with headers replaced (undefined: left out). */
function rawCall(change: Record<string, string | undefined> = {}, body = '{"method":"office.settings","input":{}}'): string {
  const headers: Record<string, string | undefined> = {
    Host: own(), Cookie: host.cookie, Authorization: `Bearer ${host.token}`, 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close', ...change,
  };
  return lines('POST /api/call HTTP/1.1', ...Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))) + body;
}

describe('the way in', () => {
  test('is a key that opens once', async () => {
    const address = host.web.newAddress();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#key=[A-Za-z0-9_-]{43}$/);
    const first = await host.enter(keyOf(address));
    expect(first.status).toBe(200);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(Buffer.from(cookie.split(';')[0]?.split('=')[1] ?? '', 'base64url')).toHaveLength(32);
    const again = await host.enter(keyOf(address));
    expect([again.status, await json(again)]).toEqual([403, { ok: false, code: 'seat_unknown', data: {} }]);
  });

  test.each([['', 'no key'], ['x'.repeat(43), 'a guessed key'], ['x'.repeat(900), 'a long key']])('is closed for %j (%s)', async (key) => {
    expect((await host.enter(key)).status).toBe(403);
  });

  test.each([
    ['no cookie', undefined], ['an empty cookie', ''], ['a cookie of another name', 'huilin=abc'], ['a guessed cookie', 'COOKIE=AAAA'], ['two cookies', 'COOKIE=AAAA; COOKIE=BBBB'],
  ])('refuses a call with %s', async (_what, cookie) => {
    const name = host.cookie.split('=')[0] ?? '';
    const answer = await host.raw(rawCall({ Cookie: cookie?.replaceAll('COOKIE', name) }));
    expect([answer.status, JSON.parse(answer.body)]).toEqual([401, { ok: false, code: 'seat_unknown', data: {} }]);
  });

  test('a seat alone signs nobody in', async () => {
    const answer = await host.call({ method: 'office.settings', input: {} });
    expect([answer.status, (await json(answer)).code]).toEqual([401, 'not_signed_in']);
    expect((await host.call({ method: 'office.settings', input: {} }, bearer())).status).toBe(200);
    expect((await host.call({ method: 'office.settings', input: {} }, { Authorization: `Basic ${host.token}` })).status).toBe(401);
  });
});

describe('a request from elsewhere', () => {
  const foreignRows: readonly [string, () => Record<string, string | undefined>][] = [
    ...['evil.example', 'evil.example:80', 'localhost', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example', '127.0.0.1.nip.io', '[::1]', '0.0.0.0', '2130706433', '', 'LOCALHOST.', '127.1']
      .map((name): [string, () => Record<string, string>] => [`Host ${name}`, () => ({ Host: name })]),
    ['Host evil with our port', () => ({ Host: `evil.example:${host.web.port}` })],
    ['Host 127.1 with our port', () => ({ Host: `127.1:${host.web.port}` })],
    ['Host [::1] with our port', () => ({ Host: `[::1]:${host.web.port}` })],
    ['Host with a user part', () => ({ Host: `evil@${own()}` })],
    ['no Host', () => ({ Host: undefined })],
    ['Origin null', () => ({ Origin: 'null' })],
    ['Origin evil', () => ({ Origin: 'http://evil.example' })],
    ['Origin of another port', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['Origin with https', () => ({ Origin: `https://${own()}` })],
    ['Origin that begins like ours', () => ({ Origin: `http://${own()}.evil.example` })],
    ['Origin of our other name', () => ({ Origin: `http://localhost:${host.web.port}` })],
    ['Origin app://', () => ({ Origin: 'app://huilin' })],
    ['Sec-Fetch-Site cross-site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
    ['Sec-Fetch-Site same-site', () => ({ 'Sec-Fetch-Site': 'same-site' })],
    ['Sec-Fetch-Site odd', () => ({ 'Sec-Fetch-Site': 'Same-Origin' })],
  ];

  test.each(foreignRows)('is refused: %s', async (_what, change) => {
    const answer = await host.raw(rawCall(change()));
    expect([400, 403]).toContain(answer.status);
    expect(answer.body).not.toContain('idleMinutes');
    expect(answer.head.toLowerCase()).not.toContain('access-control-');
  });

  test.each(foreignRows)('gets no page either: %s', async (_what, change) => {
    const headers = Object.entries({ Host: own(), Connection: 'close', ...change() }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
    expect([400, 403]).toContain((await host.raw(lines('GET / HTTP/1.1', ...headers))).status);
  });

  test.each([
    ['our own Origin', () => ({ Origin: `http://${own()}`, 'Sec-Fetch-Site': 'same-origin' })],
    ['an address typed by hand', () => ({ 'Sec-Fetch-Site': 'none' })],
    ['our other name', () => ({ Host: `localhost:${host.web.port}`, Origin: `http://localhost:${host.web.port}` })],
    ['no browser at all', () => ({})],
  ])('is answered: %s', async (_what, change) => {
    expect((await host.raw(rawCall(change()))).status).toBe(200);
  });

  test('two Hosts are none', async () => {
    const answer = await host.raw(rawCall().replace('\r\n', '\r\nHost: evil.example\r\n'));
    expect([400, 403]).toContain(answer.status);
  });

  test('a preflight gets no permission', async () => {
    const headers = { Host: own(), Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization', Connection: 'close' };
    for (const origin of ['http://evil.example', `http://${own()}`]) {
      const answer = await host.raw(lines('OPTIONS /api/call HTTP/1.1', ...Object.entries({ ...headers, Origin: origin }).map(([name, value]) => `${name}: ${value}`)));
      expect([403, 405]).toContain(answer.status);
      expect(answer.head.toLowerCase()).not.toContain('access-control-');
    }
  });
});

describe('what a form on another page could send', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', 'application/json; charset=gbk', undefined])('is no call: content type %s', async (type) => {
    expect((await host.raw(rawCall({ 'Content-Type': type }))).status).toBe(415);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('is no call: %s', async (method) => {
    const answer = await host.raw(rawCall().replace('POST', method));
    expect([400, 405]).toContain(answer.status);
  });

  test.each([
    ['not JSON', '{"method":'], ['a text', '"office.settings"'], ['a list', '[]'], ['null', 'null'], ['nothing', ''], ['no method', '{}'], ['a number as method', '{"method":7}'],
    ['an unknown key', '{"method":"office.settings","sql":"x"}'], ['a token in the body', '{"method":"office.settings","token":"x"}'], ['a place in the body', '{"method":"office.settings","place":"practice"}'],
    ['21 levels', `{"method":"office.settings","input":${'['.repeat(20)}${']'.repeat(20)}}`], ['100,000 levels', `{"method":"x","input":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a prototype', '{"method":"office.settings","input":{"__proto__":{"isAdmin":true}}}'], ['an escaped prototype', '{"method":"office.settings","input":{"a":{"__pro\\u0074o__":{"isAdmin":true}}}}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1')],
  ])('is refused: %s', async (_what, body) => {
    const answer = await host.raw(rawCall({}, body));
    expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([400, 'bad_request']);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test.each([['office.nothing'], ['nothing.settings'], ['constructor.constructor'], ['__proto__.toString'], ['office.settings.x'], ['office'], ['office.toString'], ['../office.settings'], ['office.settings\u0000']])('is no method: %s', async (method) => {
    const answer = await host.call({ method, input: {} }, bearer());
    expect([answer.status, (await json(answer)).code]).toEqual([404, 'unknown_method']);
  });

  test('names the fields that are wrong', async () => {
    const answer = await host.call({ method: 'office.saveSettings', input: { idleMinutes: 'ten', role: 'administrator' } }, bearer());
    expect([answer.status, (await json(answer)).code]).toEqual([400, 'invalid_input']);
  });
});

/** R39: forty-one ways to ask for a file that is not ours. */
const PATHS = [
  '/../secret.html', '/..%2fsecret.html', '/..%2Fsecret.html', '/%2e%2e/secret.html', '/%2e%2e%2fsecret.html', '/.%2e/secret.html', '/..%5csecret.html', '/..\\secret.html', '/%5c..%5csecret.html',
  '/assets/../../secret.html', '/assets/..%2f..%2fsecret.html', '/assets/%2e%2e/%2e%2e/secret.html', '/assets//..//..//secret.html', '//secret.html', '//127.0.0.1/secret.html', '///etc/passwd', '/etc/passwd', '/%2fetc%2fpasswd',
  '/..;/secret.html', '/.../secret.html', '/..%c0%afsecret.html', '/..%252fsecret.html', '/%252e%252e/secret.html', '/..%00/secret.html', '/secret.html%00.js', '/index.html%00', '/index.html/../../secret.html',
  '/assets', '/assets/', '/.', '/..', '/./', '/C:/Windows/win.ini', '/C:%5cWindows%5cwin.ini', '/file:///etc/passwd', '/assets/app.js/..%2f..%2f..%2fsecret.html', '/INDEX.HTML', '/package.json', '/data/huilin.db', '/api/../secret.html', '/assets/app.js%3f/../../../secret.html',
] as const;

describe('a path that leads outside', () => {
  test(`is tried in ${PATHS.length} ways`, () => expect(PATHS).toHaveLength(41));

  test.each(PATHS)('%s', async (path) => {
    const answer = await host.raw(lines(`GET ${path} HTTP/1.1`, `Host: ${own()}`, `Cookie: ${host.cookie}`, 'Connection: close'));
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain(SECRET_TEXT);
  });

  test.each(['http://evil.example/', 'http://127.0.0.1/secret.html', 'secret.html', '*', 'app://huilin/'])('as the target %s is refused', async (target) => {
    const answer = await host.raw(lines(`GET ${target} HTTP/1.1`, `Host: ${own()}`, 'Connection: close'));
    expect([400, 403, 404]).toContain(answer.status);
    expect(answer.body).not.toContain(SECRET_TEXT);
  });

  test('with a NUL byte is refused', async () => {
    expect((await host.raw(lines('GET /index.html\0.js HTTP/1.1', `Host: ${own()}`))).status).toBe(400);
  });

  test.each([['PUT'], ['POST'], ['DELETE'], ['OPTIONS']])('a page takes no %s', async (method) => {
    expect((await host.raw(lines(`${method} / HTTP/1.1`, `Host: ${own()}`, 'Content-Length: 0', 'Connection: close'))).status).toBe(405);
  });
});

describe('a page', () => {
  test('has a policy with a nonce of its own at every load', async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 3; load++) {
      const answer = await fetch(`${host.base}/`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy)?.[1] ?? '';
      expect(await answer.text()).toContain(`<meta name="csp-nonce" content="${nonce}">`);
      expect(policy).toMatch(/object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
    const script = await fetch(`${host.base}/assets/app.js?v=1`);
    expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([200, 'text/javascript; charset=utf-8', 'export {};']);
  });

  test('and every answer is kept by nobody', async () => {
    for (const answer of [await host.call({ method: 'session.state', input: {} }), await fetch(`${host.base}/api/call`), await fetch(`${host.base}/nothing`)]) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });
});

describe('files', () => {
  const put = (bytes: Uint8Array, headers: Record<string, string> = bearer(), name = '花名册.xlsx'): Promise<Response> =>
    fetch(`${host.base}/api/files?name=${encodeURIComponent(name)}`, { method: 'PUT', headers: { 'Content-Type': 'application/octet-stream', Cookie: host.cookie, ...headers }, body: new Uint8Array(bytes) });

  test('go in and out for whom they belong to', async () => {
    const bytes = Buffer.from('姓名,身份证号');
    const { value } = (await (await put(bytes)).json()) as { value: { fileId: string; sizeBytes: number } };
    expect(value.sizeBytes).toBe(bytes.length);
    const back = await fetch(`${host.base}/api/files/${value.fileId}`, { headers: { Cookie: host.cookie, ...bearer() } });
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
    expect(back.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('花名册.xlsx')}`);
    const reply = await host.call({ method: 'session.signIn', input: { userName: 'admin', password: TEST_PASSWORD } });
    const { value: other } = (await reply.json()) as { value: { token: string } };
    const stolen = await fetch(`${host.base}/api/files/${value.fileId}`, { headers: { Cookie: host.cookie, Authorization: `Bearer ${other.token}` } });
    expect([stolen.status, (await json(stolen)).code]).toEqual([404, 'file_unknown']);
  });

  test('are not taken from nobody, nor under another type, nor without a name', async () => {
    expect((await put(Buffer.from('x'), {})).status).toBe(401);
    expect((await put(Buffer.from('x'), { ...bearer(), 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await put(Buffer.from('x'), bearer(), '')).status).toBe(400);
    expect((await fetch(`${host.base}/api/files/..%2f..%2fsecret`, { headers: { Cookie: host.cookie, ...bearer() } })).status).toBe(404);
  });
});

describe('events', () => {
  test('tell a page of changes, of its own progress and of the end of its session', async () => {
    const page = crypto.randomUUID();
    const headers = { Cookie: host.cookie, 'X-Huilin-Page': page };
    const answer = await fetch(`${host.base}/api/events`, { headers });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    const until = async (word: string): Promise<void> => {
      while (!seen.includes(word)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended before ${word}: ${seen}`);
        seen += value;
      }
    };
    const signedIn = await host.call({ method: 'session.signIn', input: { userName: 'admin', password: TEST_PASSWORD } }, headers);
    const { value } = (await signedIn.json()) as { value: { token: string } };
    const mine = { ...headers, Authorization: `Bearer ${value.token}` };
    await host.call({ method: 'office.saveSettings', input: { idleMinutes: 9, passwordLeast: 12, backupsKept: 14 } }, mine);
    await until('data: {"kind":"changed","features":["office"]}');
    await host.call({ method: 'office.makeBackup', input: {}, callId: 'c-1' }, mine);
    await until('data: {"kind":"progress","callId":"c-1"');
    await host.call({ method: 'session.signOut', input: {} }, mine);
    await until('data: {"kind":"sessionEnded","why":"signed_out"}');
    await reader.cancel();
  });

  test('are for a seat alone', async () => {
    expect((await fetch(`${host.base}/api/events`)).status).toBe(401);
  });
});

describe('abuse', () => {
  test('a body over 1 MB is refused before it is read', async () => {
    const answer = await host.call({ method: 'office.settings', input: { text: 'x'.repeat(1_100_000) } }, bearer());
    expect([answer.status, (await json(answer)).code]).toEqual([413, 'too_large']);
    const chunked = await host.raw(`${rawCall({ 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' }, '')}200000\r\n${'x'.repeat(0x200000)}\r\n0\r\n\r\n`);
    expect(chunked.status).toBe(413);
  });

  test('headers over 16 kB are refused', async () => {
    expect((await host.raw(lines('GET / HTTP/1.1', `Host: ${own()}`, `X-Long: ${'x'.repeat(17_000)}`))).status).toBe(431);
  });

  test.each([
    ['two lengths', 'POST /api/call HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    ['a length and chunks', 'POST /api/call HTTP/1.1\r\nHost: HOST\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['no HTTP', 'hello\r\n\r\n'], ['a line feed in a header', 'GET / HTTP/1.1\r\nHost: HOST\nX: 1\r\n\r\n'],
  ])('%s: refused, and the host lives', async (_what, text) => {
    const answer = await host.raw(text.replaceAll('HOST', own())).catch((): RawAnswer => ({ status: 400, head: '', body: '' }));
    expect(answer.status).toBeLessThan(500);
    expect((await fetch(`${host.base}/`)).status).toBe(200);
  });

  test('500 random bodies: never a status 500, no row changed', async () => {
    const rows = await dump();
    let seed = 20260908;
    const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const seen = new Map<number, number>();
    for (let round = 0; round < 500; round++) {
      const answer = await host.raw(rawCall({}, oddBody(random)));
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      expect(answer.status, `round ${round}`).toBeLessThan(500);
      expect(answer.status).toBeGreaterThan(0);
    }
    expect(await dump()).toEqual(rows);
    expect([...seen.keys()]).toContain(400);
  });

  test('someone who never finishes a request is cut off, and nobody else waits', async () => {
    const slow = await openTestWeb({ headersMs: 1_000, requestMs: 2_000, connections: 8 });
    try {
      const startedAt = performance.now();
      const cut = Array.from({ length: 6 }, (_, index) => new Promise<number>((resolve) => {
        const socket = connect(slow.web.port, '127.0.0.1', () => socket.write(index % 2 ? `GET / HTTP/1.1\r\nHost: 127.0.0.1:${slow.web.port}\r\nX-Slow: ` : `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${slow.web.port}\r\nCookie: ${slow.cookie}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`));
        const drip = setInterval(() => socket.write('x'), 100);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          clearInterval(drip);
          resolve(performance.now() - startedAt);
        });
      }));
      const askedAt = performance.now();
      expect((await fetch(`${slow.base}/`)).status).toBe(200);
      expect(performance.now() - askedAt).toBeLessThan(5000);
      expect(Math.max(...(await Promise.all(cut)))).toBeLessThan(6_000);
    } finally {
      await slow.close();
    }
  });
});

/** All rows of all tables, to see whether anything moved. Sign-in counters aside, a refused call leaves nothing. */
async function dump(): Promise<unknown> {
  const answer = await host.call({ method: 'office.verify', input: {} }, bearer());
  const { value } = (await answer.json()) as { value: { sound: boolean; counted: unknown; headSeq: number; headHash: string } };
  return { sound: value.sound, counted: value.counted, headSeq: value.headSeq, headHash: value.headHash };
}

/** A call that is wrong in one of many ways. None is an act the administrator could really do. */
function oddBody(random: (below: number) => number): string {
  const values = ['null', '0', '-1', '1e400', '"x"', '[]', '{}', 'true', '"\\u0000"', '"\\ud800"', '[[[[]]]]', '{"__proto__":1}', '{"constructor":{"prototype":{"x":1}}}', '9007199254740993', `"${'长'.repeat(300)}"`];
  const methods = ['office.addUser', 'office.setRoles', 'office.saveSettings', 'office.disableUser', 'office.resetUser', 'session.setUp', 'session.signOut ', 'session.changePassword', 'office.audit', 'x', ''];
  const keys = ['userId', 'roles', 'idleMinutes', 'userName', 'limit', '__proto__', 'toString', 'staffId', 'password'];
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
  const input = `{${Array.from({ length: random(4) }, () => `"${pick(keys)}":${pick(values)}`).join(',')}}`;
  const whole = `{"method":"${pick(methods)}","input":${random(4) === 0 ? pick(values) : input}${random(5) === 0 ? `,"${pick(keys)}":${pick(values)}` : ''}}`;
  if (random(6) !== 0) return whole;
  const cut = random(whole.length);
  return whole.slice(0, cut) + String.fromCharCode(random(256)) + whole.slice(cut + random(3));
}
