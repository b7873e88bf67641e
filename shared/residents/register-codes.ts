/** What the register says about a row of a roster that the file alone cannot know. Each holds the row until a person decides. */

const text = (zh: string, en: string): { readonly zh: string; readonly en: string } => ({ zh, en });

/** Code → sentence; `{shown}` names the record that is meant. */
export const REGISTER_CODES = {
  register_name_differs: text('登记簿中这个身份证号的姓名是“{shown}”，请确认是否改名', 'The register has this ID number under the name “{shown}”; confirm the change of name'),
  register_same_name_birth: text('登记簿中有同名同生日的人（{shown}），请确认是否同一人', 'The register has somebody of this name and birth date ({shown}); decide whether it is the same person'),
  register_without_id: text('登记簿中有同名同生日、没有身份证号的人（{shown}），请确认是否同一人', 'The register has somebody of this name and birth date without ID number ({shown}); decide whether it is the same person'),
  register_not_living: text('登记簿中此人已注销（{shown}），请确认', 'The register has this person as dead or moved out ({shown})'),
  household_has_other_head: text('登记簿中该户的户主是“{shown}”，变更户主请用“变更户主”办理；确认后按“其他”导入', 'The register has “{shown}” as head of this household; use “change head” for that. Accepted, the person comes in as 其他 (other)'),
  household_closed: text('登记簿中 {shown} 户已销户，请核对户号', 'Household {shown} is closed in the register; check its number'),
  moves_household: text('登记簿中此人在 {shown} 户，表中在另一户，请确认是否转户', 'The register has this person in household {shown}, the file in another; confirm the move'),
  head_would_leave: text('此人是登记簿中 {shown} 户的户主，离户请用“变更户主”或“分户”办理；确认后只导入其他内容', 'This person heads household {shown}; use “change head” or “split”. Accepted, everything but the household is imported'),
} as const;

/** One of the codes above. */
export type RegisterCode = keyof typeof REGISTER_CODES;

/** One such finding. */
export interface RegisterFinding { readonly code: RegisterCode; readonly shown: string }

/** It as a sentence. */
export function registerSentence(finding: RegisterFinding, language: 'zh' | 'en'): string {
  return REGISTER_CODES[finding.code][language].replace('{shown}', finding.shown);
}
