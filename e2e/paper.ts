/** What a print route puts on paper: Chromium's PDF, read back as text. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from 'playwright/test';

const run = promisify(execFile);

/** Prints the page as it stands and answers its text, laid out as on paper; a form feed ends every sheet. */
export async function pdfText(page: Page): Promise<string> {
  await expect(page.locator('body[data-print-ready]')).toBeAttached({ timeout: 30_000 });
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const folder = await mkdtemp(join(tmpdir(), 'huilin-pdf-'));
  try {
    const file = join(folder, 'print.pdf');
    await writeFile(file, bytes);
    const { stdout } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { maxBuffer: 64 * 1024 * 1024 }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new Error('pdftotext is missing: install poppler-utils (apt-get install poppler-utils, brew install poppler)') : error;
    });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sheets of a print. */
export function sheetsOf(text: string): string[] {
  return text.split('\f').filter((sheet) => sheet.trim() !== '');
}
