/** What long work is doing just now: the label the office reports → words. A label without words is left out, never shown raw. */
export const progressWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  register: { zh: '登记居民', en: 'Registering residents' },
  books: { zh: '建账和发放', en: 'Making books and payments' },
  done: { zh: '就要好了', en: 'Nearly done' },
  amounts: { zh: '计算金额', en: 'Computing amounts' },
  lines: { zh: '核对名单', en: 'Checking the list' },
  export: { zh: '生成表格', en: 'Writing the sheet' },
  copy: { zh: '复制数据', en: 'Copying data' },
  verify: { zh: '检验备份', en: 'Checking the backup' },
  scans: { zh: '复制扫描件', en: 'Copying scans' },
  hash: { zh: '计算指纹', en: 'Computing the fingerprint' },
  'treasury.import': { zh: '导入对账单', en: 'Importing the statement' },
  'closing.postYearEnd': { zh: '年终结账', en: 'Closing the year' },
  'ledger.postVouchers': { zh: '记账', en: 'Posting vouchers' },
  'imports.read': { zh: '读取表格', en: 'Reading the sheet' },
  'imports.compare': { zh: '与户籍比对', en: 'Comparing with the register' },
  'imports.write': { zh: '写入户籍', en: 'Writing to the register' },
};
