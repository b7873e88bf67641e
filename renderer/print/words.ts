export const printWords = {
  zh: { back: '返回', print: '打印', preparing: '正在准备…', hint: 'A4 纸。可在打印窗口里选择打印机或另存为 PDF。' },
  en: {
    back: 'Back',
    print: 'Print',
    preparing: 'Preparing…',
    hint: 'A4 paper. Choose a printer, or save as PDF, in the print window.',
  },
};
