/** The window's menu: what a page cannot do by itself, and the shortcuts the system expects to find in a menu. */
import { writeFile } from 'node:fs/promises';
import { app, dialog, Menu, type BaseWindow, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

export interface MenuActs { lock(): void }

export function setMenu(acts: MenuActs, windowOf: () => BrowserWindow | null): void {
  const template: MenuItemConstructorOptions[] = [
    {
      label: '惠邻', submenu: [
        { label: '锁定', accelerator: 'CmdOrCtrl+L', click: () => acts.lock() },
        { label: '打印本页…', accelerator: 'CmdOrCtrl+P', click: () => windowOf()?.webContents.print() },
        { label: '本页存为 PDF…', click: () => void savePdf(windowOf()) },
        { type: 'separator' },
        { label: '退出', role: 'quit' },
      ],
    },
    { label: '编辑', submenu: [{ label: '撤销', role: 'undo' }, { label: '重做', role: 'redo' }, { type: 'separator' }, { label: '剪切', role: 'cut' }, { label: '复制', role: 'copy' }, { label: '粘贴', role: 'paste' }, { label: '全选', role: 'selectAll' }] },
    {
      label: '查看', submenu: [
        { label: '放大', role: 'zoomIn' }, { label: '缩小', role: 'zoomOut' }, { label: '原始大小', role: 'resetZoom' }, { label: '全屏', role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ label: '开发者工具', role: 'toggleDevTools' } satisfies MenuItemConstructorOptions]),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function savePdf(window: BrowserWindow | null): Promise<void> {
  if (!window) return;
  const { canceled, filePath } = await dialog.showSaveDialog(window satisfies BaseWindow, { defaultPath: '惠邻.pdf', filters: [{ name: 'PDF', extensions: ['pdf'] }] });
  if (canceled) return;
  try {
    await writeFile(filePath, await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true }));
  } catch {
    dialog.showErrorBox('没有存成', '请换一个文件夹，或先关闭同名的 PDF，再试一次。');
  }
}
