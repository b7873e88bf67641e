import type { Words } from '#renderer/i18n/use-words.ts';
import type { RosterField } from '#shared/residents/roster-fields.ts';

export const importWords = {
  zh: {
    title: '导入花名册',
    stepFile: '选择文件', stepColumns: '核对各列', stepPreview: '逐行比对', stepDone: '导入结果',
    fileHint: '现有的花名册即可，不必改成固定格式：Excel（.xlsx、.xls）或文本表格（.csv、.tsv、.txt）',
    fileLead: '程序会自己找到工作表和表头；导入之前可以逐行看到哪些新增、哪些变更、哪些有问题。确认之前什么也不会写入。',
    reading: '正在读取文件', comparing: '正在与登记簿比对', writing: '正在导入',
    sheet: '工作表', sheetHidden: '（隐藏）', sheetRows: '{{n}} 行', headerRow: '表头所在行', headerRows: '表头占', oneRow: '一行', twoRows: '两行',
    noHeader: '没有自动找到表头。请在下面的表格中看一看，填写“姓名、身份证号”等列名在第几行。',
    hiddenSheetNote: '这个工作表在文件中是隐藏的，请确认选对了。',
    remembered: '这种表格以前导入过，已按上次确认的列对应。', column: '列', columnTitle: '表中的列名', samples: '内容举例', meaning: '作为', notStored: '（不保存）', customOfPerson: '自定义项：{{name}}', customOfHousehold: '自定义项（每户）：{{name}}',
    sureExact: '已认出', sureLikely: '请核对', sureNone: '未认出', sureRemembered: '上次确认', hiddenColumn: '隐藏列',
    compare: '下一步：逐行比对', back: '上一步', firstRows: '文件开头几行', row: '行',
    statusNew: '新增', statusUpdate: '变更', statusUnchanged: '无变化', statusConflict: '待确认', statusError: '不能导入', statusSkip: '跳过', statusAll: '全部',
    name: '姓名', idNumber: '身份证号', birthDate: '出生日期', household: '户号', status: '结果', reason: '说明',
    searchRows: '姓名、户号、行号、身份证后四位', counts: '文件共 {{n}} 行', newHouseholds: '将新建 {{n}} 户', newGrids: '将新建网格：{{names}}', absent: '登记簿中另有 {{n}} 人不在表中（不会改动）', absentTitle: '不在表中的居民', close: '关闭',
    open: '查看与选择', rowTitle: '第 {{row}} 行：{{name}}', oldValue: '登记簿', newValue: '表中', field: '项目', take: '更新', changesTitle: '逐项差异（取消勾选的保持登记簿原样）', nothing: '（空）', newHousehold: '（新的一户）',
    choice: '这一行', stored: '将登记为：{{values}}', choiceImport: '按上面的内容导入', choiceSkip: '不导入', choiceSame: '是同一人：{{who}}', choiceNew: '是另一个人，新增', choiceLater: '先不导入，退回改正', save: '确定', mustMend: '这一行要在表中改好才能导入，会放进退回表。',
    acceptAll: '{{n}} 行：{{what}}', acceptTitle: '成批确认（原因只有勾选这些的行，按表中内容导入）', acceptNote: '没有确认的行不会导入，会放进退回表。',
    residencyOf: '表中没写的都是', residencyHint: '花名册里没有“居住与户籍”一列时，新登记的人按这里选的登记；福利项目要看这一项', residencyNone: '先不登记',
    since: '表中情况从哪天起属实', sinceHint: '家庭成员、低保等情况按这一天起计算；不早于本人出生', commit: '导入 {{n}} 人', commitNothing: '没有要导入的内容',
    toDuplicates: '查找有没有重复',
    doneTitle: '导入完成', doneAgain: '这份预览已经导入过，没有重复写入', doneNew: '新增居民', doneUpdated: '变更居民', doneUnchanged: '无变化', doneHeld: '退回', doneSkipped: '跳过', doneHouseholds: '新建户', doneAbsent: '不在表中', requestsBefore: '本社区规定账号或身份证号由两人变更：表中在册居民的这些变化会转成变更申请，由另一人办理，不会直接写入。', doneRequests: '转为变更申请', doneLeft: '没有改动，请逐人核对', requests: '{{n}} 项', requestsHint: '本社区规定账号或身份证号由两人变更：表中这些变化已转为变更申请，等待另一人办理；其余内容已写入。', toRequests: '看变更申请', people: '{{n}} 人', rows: '{{n}} 行', households: '{{n}} 户',
    download: '下载退回表（{{n}} 行）', downloadHint: '退回表保留原来的列，最后一列写明原因。改好之后直接再导入即可。', another: '再导入一个文件', toList: '去居民列表', emptyRows: '没有这样的行', downloadBefore: '下载有问题的行',
  },
  en: {
    title: 'Import a roster',
    stepFile: 'Choose the file', stepColumns: 'Check the columns', stepPreview: 'Compare row by row', stepDone: 'Result',
    fileHint: 'The roster as you have it, no fixed form needed: Excel (.xlsx, .xls) or a text table (.csv, .tsv, .txt)',
    fileLead: 'Sheet and header are found by themselves. Before anything is written you see row by row what is new, what changes and what is wrong.',
    reading: 'Reading the file', comparing: 'Comparing with the register', writing: 'Importing',
    sheet: 'Sheet', sheetHidden: ' (hidden)', sheetRows: '{{n}} {{n|row|rows}}', headerRow: 'Header row', headerRows: 'Header has', oneRow: 'one row', twoRows: 'two rows',
    noHeader: 'No header was found. Look at the rows below and enter the number of the row that holds the column names.',
    hiddenSheetNote: 'This sheet is hidden in the file. Make sure that it is the right one.',
    remembered: 'A table of this form was imported before; the columns are set as confirmed then.', column: 'Column', columnTitle: 'Title in the file', samples: 'Examples', meaning: 'Means', notStored: ' (not stored)', customOfPerson: 'Own field: {{name}}', customOfHousehold: 'Own field (household): {{name}}',
    sureExact: 'recognised', sureLikely: 'please check', sureNone: 'unknown', sureRemembered: 'as last time', hiddenColumn: 'hidden column',
    compare: 'Next: compare row by row', back: 'Back', firstRows: 'First rows of the file', row: 'Row',
    statusNew: 'New', statusUpdate: 'Changed', statusUnchanged: 'Unchanged', statusConflict: 'To decide', statusError: 'Cannot be imported', statusSkip: 'Skipped', statusAll: 'All',
    name: 'Name', idNumber: 'ID number', birthDate: 'Born', household: 'Household', status: 'Outcome', reason: 'Remarks',
    searchRows: 'Name, household, row, last four of the ID', counts: '{{n}} {{n|row|rows}} in the file', newHouseholds: '{{n}} new {{n|household|households}}', newGrids: 'New grids: {{names}}', absent: '{{n}} {{n|person|people}} of the register {{n|is|are}} not in the file (nothing happens to them)', absentTitle: 'Residents not in the file', close: 'Close',
    open: 'See and decide', rowTitle: 'Row {{row}}: {{name}}', oldValue: 'Register', newValue: 'File', field: 'Field', take: 'Update', changesTitle: 'Differences (unticked ones stay as the register has them)', nothing: '(blank)', newHousehold: '(a new household)',
    choice: 'This row', stored: 'Would be registered as: {{values}}', choiceImport: 'Import as above', choiceSkip: 'Leave out', choiceSame: 'Is the same person: {{who}}', choiceNew: 'Is somebody else, add', choiceLater: 'Not now, send back for mending', save: 'OK', mustMend: 'This row has to be mended in the file; it goes into the returned workbook.',
    acceptAll: '{{n}} {{n|row|rows}}: {{what}}', acceptTitle: 'Confirm together (rows held only for the ticked reasons are imported as in the file)', acceptNote: 'Rows that are not confirmed are not imported and go into the returned workbook.',
    residencyOf: 'Who says nothing is', residencyHint: 'New people whose rows do not say whether they are registered here are entered as this; programmes ask for it', residencyNone: 'Leave it open',
    since: 'True since', sinceHint: 'Membership of households and facts count from this day, never before birth', commit: 'Import {{n}} {{n|person|people}}', commitNothing: 'Nothing to import',
    toDuplicates: 'Look for duplicates',
    doneTitle: 'Import finished', doneAgain: 'This preview was imported before; nothing was written twice', doneNew: 'New residents', doneUpdated: 'Changed residents', doneUnchanged: 'Unchanged', doneHeld: 'Sent back', doneSkipped: 'Skipped', doneHouseholds: 'New households', doneAbsent: 'Not in the file', requestsBefore: 'In this office two persons change accounts or ID numbers: what the file says of registered people becomes change requests for another person and is not written at once.', doneRequests: 'Became change requests', doneLeft: 'Left as they are: look at each', requests: '{{n}}', requestsHint: 'In this office two persons change accounts or ID numbers: what the file says of them waits as change requests for another person; everything else was written.', toRequests: 'To the change requests', people: '{{n}}', rows: '{{n}} {{n|row|rows}}', households: '{{n}}',
    download: 'Download returned rows ({{n}})', downloadHint: 'The workbook keeps the columns of your file and says the reason in the last one. Mend it and import it again.', another: 'Import another file', toList: 'To the residents', emptyRows: 'No such rows', downloadBefore: 'Download rows with faults',
  },
} as const satisfies Words<string>;

/** What a column can mean, in the order of the choice. */
export const fieldWords = {
  zh: {
    ignore: '不导入', name: '姓名', idNumber: '身份证号', idKind: '证件类型', sex: '性别', birthDate: '出生日期', householdNo: '户号', headName: '户主姓名', relation: '与户主关系', isHead: '是否户主', phone: '联系电话',
    bankAccount: '银行账号', bankName: '开户行', address: '地址', grid: '网格', building: '楼栋', unit: '单元', room: '室', residency: '居住状态', membership: '集体成员', lowIncome: '低保等救助', disability: '残疾类别和等级',
    disabilityNo: '残疾证号', disabilityCategory: '残疾类别', disabilityGrade: '残疾等级', veteran: '退役军人', partyMember: '是否党员', political: '政治面貌', insured: '参保', livingAlone: '独居', employment: '就业状况', ethnicity: '民族', education: '文化程度', note: '备注', sequence: '序号', reason: '退回原因',
  },
  en: {
    ignore: 'Not imported', name: 'Name', idNumber: 'ID number', idKind: 'Kind of document', sex: 'Sex', birthDate: 'Birth date', householdNo: 'Household number', headName: 'Name of the head', relation: 'Relation to the head', isHead: 'Is the head', phone: 'Telephone',
    bankAccount: 'Bank account', bankName: 'Bank', address: 'Address', grid: 'Grid', building: 'Building', unit: 'Unit', room: 'Room', residency: 'Residency', membership: 'Member of the collective', lowIncome: 'Low-income aid', disability: 'Disability, kind and grade',
    disabilityNo: 'Disability certificate', disabilityCategory: 'Kind of disability', disabilityGrade: 'Grade of disability', veteran: 'Veteran', partyMember: 'Party member', political: 'Political status', insured: 'Insured', livingAlone: 'Lives alone', employment: 'Employment', ethnicity: 'Ethnic group', education: 'Education', note: 'Note', sequence: 'Running number', reason: 'Reason of return',
  },
} as const satisfies Words<RosterField>;
