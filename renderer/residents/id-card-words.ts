export const idCardWords = {
  zh: {
    readCard: '读身份证', title: '读身份证', hint: '光标留在框里，把身份证放到读卡器上。读卡器要设成“键盘输出”（模拟键盘）；也可以把读卡软件里的文字粘贴进来。', box: '读卡内容', waiting: '等待读卡……', no_number: '还没有读到身份证号。没反应的，请看读卡器是不是键盘输出；或把文字粘贴进来。', number_bad: '身份证号不对：{{why}}',
    name: '姓名', sex: '性别', birthDate: '出生日期', address: '住址', idNumber: '身份证号', issuer: '签发机关', valid: '有效期限', forever: '长期', expired: '这张身份证不在有效期内，请提醒本人换证；资料可以照填。', nothingRead: '（没有读到）', use: '填入登记表', known: '这个人已经登记：{{name}}', open: '打开{{name}}的档案', again: '重新读', close: '关闭', male: '男', female: '女',
  },
  en: {
    readCard: 'Read ID card', title: 'Read an ID card', hint: 'Leave the caret in the box and put the card on the reader. The reader has to be in keyboard mode; text copied from its own program can be pasted as well.', box: 'What the reader types', waiting: 'Waiting for the card…', no_number: 'No ID number was read yet. If nothing happens, see whether the reader is in keyboard mode, or paste the text.', number_bad: 'The ID number is not right: {{why}}',
    name: 'Name', sex: 'Sex', birthDate: 'Born', address: 'Address', idNumber: 'ID number', issuer: 'Issued by', valid: 'Valid', forever: 'for ever', expired: 'This card is not valid today; remind its owner. The data can be used all the same.', nothingRead: '(not read)', use: 'Fill the form', known: 'Already registered: {{name}}', open: 'Open the file of {{name}}', again: 'Read again', close: 'Close', male: 'Male', female: 'Female',
  },
} as const;
