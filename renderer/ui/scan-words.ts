/** Words of the panel of scans. */
export const scanWords = {
  zh: {
    scans: '扫描件', label: '材料', fileName: '文件名', note: '说明', size: '大小', addedBy: '添加人', at: '时间', state: '状态',
    choose: '添加扫描件', dropHint: '把扫描好的文件拖到这里，或点“添加扫描件”。可以一次选几个；PDF、JPG、PNG、TIFF、OFD，每个不超过 {{mb}} MB。',
    addAs: '材料种类', noteHint: '如：第 2 页、补件（可不填）', adding: '正在添加 {{done}} / {{total}}', added: '已添加 {{n}} 份',
    wanted: '还缺：{{papers}}', none: '还没有扫描件', noneHint: '选好材料种类，把扫描件或照片拖进来就行。', noneRead: '这里还没有扫描件。',
    open: '查看', remove: '删除', removeTitle: '删除扫描件', removeText: '删除后仍留有记录：谁、何时、为什么。文件也还在，查账时看得到。', reason: '删除原因', reasonHint: '如：传错了、看不清',
    removed: '已删除：{{by}}，{{at}}。原因：{{reason}}', frozen: '已经办结：可以补充，不能删除。', save: '保存到电脑', close: '关闭', notShown: '这种文件在这里不能显示，已经可以保存到电脑后打开。', pageOf: '第 {{n}} 份，共 {{total}} 份', previous: '上一份', next: '下一份', actualSize: '原大小', fitSize: '适合窗口',
    mayNotOpen: '您的岗位看不到内容', fingerprint: '指纹（SHA-256）',
  },
  en: {
    scans: 'Scans', label: 'Paper', fileName: 'File', note: 'Note', size: 'Size', addedBy: 'Added by', at: 'At', state: 'Status',
    choose: 'Add scans', dropHint: 'Drop scanned files here, or press “Add scans”. Several at once; PDF, JPG, PNG, TIFF, OFD, each up to {{mb}} MB.',
    addAs: 'Kind of paper', noteHint: 'e.g. page 2, sent later (may stay empty)', adding: 'Adding {{done}} of {{total}}', added: '{{n}} added',
    wanted: 'Still missing: {{papers}}', none: 'No scans yet', noneHint: 'Choose the kind of paper and drop scans or photos here.', noneRead: 'There are no scans here yet.',
    open: 'Open', remove: 'Remove', removeTitle: 'Remove a scan', removeText: 'The record stays: who, when and why. The file stays too and can be seen by auditors.', reason: 'Reason', reasonHint: 'e.g. wrong file, not readable',
    removed: 'Removed by {{by}}, {{at}}. Reason: {{reason}}', frozen: 'Settled: scans are added, none is removed.', save: 'Save to disk', close: 'Close', notShown: 'This kind of file is not shown here; save it and open it.', pageOf: '{{n}} of {{total}}', previous: 'Previous', next: 'Next', actualSize: 'Actual size', fitSize: 'Fit',
    mayNotOpen: 'Your role does not see the content', fingerprint: 'Fingerprint (SHA-256)',
  },
};
