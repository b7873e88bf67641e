import type { Words } from '#renderer/i18n/use-words.ts';

/** Fields in which a roster and the register can differ. */
export const changeFieldWords = {
  zh: {
    name: '姓名', idNumber: '身份证号', sex: '性别', birthDate: '出生日期', phone: '联系电话', note: '备注', bankAccount: '银行账号', bankName: '开户行', household: '所在户', relation: '与户主关系', address: '户的地址', grid: '户的网格',
    'fact.residency': '居住与户籍', 'fact.membership': '集体成员', 'fact.lowIncome': '低保等救助', 'fact.disability': '残疾类别和等级', 'fact.studentStage': '在读阶段', 'fact.veteran': '退役军人', 'fact.partyMember': '党员', 'fact.insured': '参保', 'fact.livingAlone': '独居', 'fact.employment': '就业状况',
  },
  en: {
    name: 'Name', idNumber: 'ID number', sex: 'Sex', birthDate: 'Birth date', phone: 'Telephone', note: 'Note', bankAccount: 'Bank account', bankName: 'Bank', household: 'Household', relation: 'Relation to the head', address: 'Address of the household', grid: 'Grid of the household',
    'fact.residency': 'Residency', 'fact.membership': 'Membership', 'fact.lowIncome': 'Low-income aid', 'fact.disability': 'Disability', 'fact.studentStage': 'Stage of schooling', 'fact.veteran': 'Veteran', 'fact.partyMember': 'Party member', 'fact.insured': 'Insured', 'fact.livingAlone': 'Lives alone', 'fact.employment': 'Employment',
  },
} as const satisfies Words<string>;

/** Values of facts, as 'fact.value'. A disability is shown by its two digits. */
export const factValueWords = {
  zh: {
    'residency.registered': '户籍常住', 'residency.registeredAway': '户籍外出', 'residency.resident': '常住非户籍', 'residency.tenant': '租户', 'residency.away': '外出', 'membership.member': '成员', 'membership.retained': '保留成员身份',
    'lowIncome.dibao': '低保', 'lowIncome.tekun': '特困', 'lowIncome.lowIncome': '低收入', 'lowIncome.marginal': '低保边缘', 'veteran.yes': '是', 'partyMember.full': '党员', 'partyMember.probationary': '预备党员', 'insured.resident': '居民医保', 'insured.employee': '职工医保', 'livingAlone.yes': '是',
    'employment.employed': '在业', 'employment.flexible': '灵活就业', 'employment.selfEmployed': '自主创业', 'employment.farming': '务农', 'employment.unemployed': '失业', 'employment.retired': '退休', 'employment.none': '无业',
  },
  en: {
    'residency.registered': 'Registered and living here', 'residency.registeredAway': 'Registered, lives elsewhere', 'residency.resident': 'Living here, not registered', 'residency.tenant': 'Tenant', 'residency.away': 'Away', 'membership.member': 'Member', 'membership.retained': 'Membership retained',
    'lowIncome.dibao': 'Subsistence aid', 'lowIncome.tekun': 'Extreme hardship', 'lowIncome.lowIncome': 'Low income', 'lowIncome.marginal': 'Marginal', 'veteran.yes': 'Yes', 'partyMember.full': 'Member', 'partyMember.probationary': 'Probationary', 'insured.resident': 'Residents’ insurance', 'insured.employee': 'Employees’ insurance', 'livingAlone.yes': 'Yes',
    'employment.employed': 'Employed', 'employment.flexible': 'Flexible work', 'employment.selfEmployed': 'Self-employed', 'employment.farming': 'Farming', 'employment.unemployed': 'Unemployed', 'employment.retired': 'Retired', 'employment.none': 'Without work',
  },
} as const satisfies Words<string>;
