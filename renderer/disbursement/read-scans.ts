/**
 * Reads scans of signed rosters on this computer, without sending them anywhere first: PDF, JPEG or PNG in, one picture per page out, with
 * the code in its corner where one can be read. PDF by pdf.js without its WebAssembly (the page's policy lets none in), which
 * draws JPEG 2000 by a script of its own beside the pages (vite.renderer.config.ts); QR by jsQR.
 */
import jsQR from 'jsqr';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// eslint-disable-next-line import/default -- the bundler makes the default export of ?worker
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';
import { parsePageCode } from '#shared/disbursement/roster-code.ts';

/** One page of a scan. */
export interface ScannedPage {
  /** 'scan.pdf 3' or the picture's own name. */
  readonly name: string;
  /** The picture to be kept: the file as it came, or the page of a PDF as JPEG. */
  readonly file: File;
  /** The code as read; null where none was found. */
  readonly code: string | null;
  /** A small picture, for the person who has to say which page it is. */
  readonly preview: string;
}

export const SCAN_FILE_ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png'] as const;

/** Long side of the picture a code is looked for in: A4 at 200 dots an inch, where a module of our codes is more than four dots. */
const LONG_SIDE = 2339;
const PREVIEW_SIDE = 520;
/** A code of ours has 29 modules and more; in fewer dots there is none. */
const SMALLEST = 60;
const JPEG_QUALITY = 0.82;
/** Where the build puts what pdf.js fetches by name. */
const PDFJS_FOLDER = 'pdfjs/';

function canvasOf(width: number, height: number): { canvas: HTMLCanvasElement; draw: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const draw = canvas.getContext('2d', { willReadFrequently: true });
  if (draw === null) throw new Error('no canvas');
  return { canvas, draw };
}

/** Parts of the page a code is looked for in: each corner (a page may lie upside down or across), then all of it. */
function places(width: number, height: number): { x: number; y: number; w: number; h: number }[] {
  const side = Math.round(Math.min(width, height) * 0.34);
  return [
    { x: width - side, y: 0, w: side, h: side }, { x: 0, y: height - side, w: side, h: side }, { x: 0, y: 0, w: side, h: side }, { x: width - side, y: height - side, w: side, h: side },
    { x: 0, y: 0, w: width, h: height },
  ];
}

/** The code of our roster on a drawn page; null where none can be read. Other codes (payment, health) are passed over. */
export function findCode(draw: CanvasRenderingContext2D, width: number, height: number): string | null {
  for (const { x, y, w, h } of places(width, height)) {
    if (Math.min(w, h) < SMALLEST) continue;
    const { data } = draw.getImageData(x, y, w, h);
    const found = jsQR(data, w, h, { inversionAttempts: 'dontInvert' });
    if (found !== null && parsePageCode(found.data) !== null) return found.data.trim();
  }
  return null;
}

async function jpegOf(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY);
  });
  if (blob === null) throw new Error('no picture');
  return new File([blob], name, { type: 'image/jpeg' });
}

function previewOf(canvas: HTMLCanvasElement): string {
  const scale = Math.min(1, PREVIEW_SIDE / Math.max(canvas.width, canvas.height));
  const small = canvasOf(canvas.width * scale, canvas.height * scale);
  small.draw.drawImage(canvas, 0, 0, small.canvas.width, small.canvas.height);
  return small.canvas.toDataURL('image/jpeg', 0.7);
}

async function readPicture(file: File): Promise<ScannedPage> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height));
  const { canvas, draw } = canvasOf(bitmap.width * scale, bitmap.height * scale);
  draw.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return { name: file.name, file, code: findCode(draw, canvas.width, canvas.height), preview: previewOf(canvas) };
}

async function openPdf(file: File): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new PdfWorker();
  return getDocument({ data: new Uint8Array(await file.arrayBuffer()), useWasm: false, wasmUrl: new URL(PDFJS_FOLDER, document.baseURI).href, isEvalSupported: false, disableFontFace: true, useSystemFonts: false }).promise;
}

async function readPdfPage(pdf: PDFDocumentProxy, pageNo: number, name: string): Promise<ScannedPage> {
  const page = await pdf.getPage(pageNo);
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: LONG_SIDE / Math.max(natural.width, natural.height) });
  const { canvas, draw } = canvasOf(viewport.width, viewport.height);
  draw.fillStyle = '#fff';
  draw.fillRect(0, 0, canvas.width, canvas.height);
  await page.render({ canvas, canvasContext: draw, viewport, background: '#fff' }).promise;
  page.cleanup();
  const label = `${name} ${pageNo}`;
  return { name: label, file: await jpegOf(canvas, `${label}.jpg`), code: findCode(draw, canvas.width, canvas.height), preview: previewOf(canvas) };
}

/** The pages of one file, one after the other. @throws Error when the file is no PDF or picture that can be opened */
export async function* readScans(file: File): AsyncGenerator<ScannedPage> {
  if (!file.name.toLowerCase().endsWith('.pdf')) {
    yield await readPicture(file);
    return;
  }
  const pdf = await openPdf(file);
  try {
    for (let pageNo = 1; pageNo <= pdf.numPages; pageNo += 1) yield await readPdfPage(pdf, pageNo, file.name);
  } finally {
    await pdf.destroy();
  }
}
