/**
 * What speaks for two entries being one person, and what against it. Pure and without chance: the same two entries always give the same
 * evidence in the same order and the same score.
 */
import type { NearId } from './near-id.ts';
import { nearNames } from './near-name.ts';

/** Strongest first; the weight is what each adds to the score. Less than nothing speaks against it. */
export const EVIDENCE_WEIGHTS = {
  id15: 90, nameBirth: 60, idSwapped: 60, sameAccount: 60, samePhoneName: 58, nameVariant: 58, idOneOff: 55, samePhoneSurname: 55,
  nameLooks: 50, nameSwapped: 50, nameSounds: 48, nameShort: 48, addressPinyin: 45,
  sameName: 15, samePinyin: 10, sameBirth: 10, sameHousehold: 5,
  otherName: -25, otherBirth: -15, otherSex: -20, otherId: -25,
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_WEIGHTS;
export const EVIDENCE_KINDS = Object.keys(EVIDENCE_WEIGHTS) as [EvidenceKind, ...EvidenceKind[]];

/** One reason for a pair: a new kind, or another value, is a new reason. `detail` is what the sentence shows, masked. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly detail: string;
  /** Stands for the value itself without showing it: what was decided on stays known while it is the same. */
  readonly mark: string;
}

/** Below it a pair is not kept at all; below USUAL_SCORE it is kept and shown only when asked for. */
export const LEAST_SCORE = 30;
export const USUAL_SCORE = 45;

/** What is compared of a person. Texts are '' where nothing is known. */
export interface Compared {
  readonly id: number;
  readonly name: string;
  readonly pinyin: string;
  readonly sex: string;
  readonly birthDate: string | null;
  readonly phone: string;
  /** Keyed index of the account until further notice, and what may be shown of it. */
  readonly accountIndex: string;
  readonly accountMasked: string;
  readonly address: string;
  readonly householdId: number | null;
  /** A citizen ID number; a passport or a number of the office's own contradicts nothing. */
  readonly hasId: boolean;
  /** Keyed index of the ID number, '' without one. */
  readonly idIndex: string;
}

/** All that speaks for or against two entries being one person, the strongest first. `near`: what their ID numbers say. */
export function evidenceOf(a: Compared, b: Compared, near: NearId | null): Evidence[] {
  const found: Evidence[] = [];
  const add = (kind: EvidenceKind, detail = '', mark = detail): void => void found.push({ kind, detail, mark: `${kind}:${mark}` });
  const [idA, idB] = [a.idIndex, b.idIndex].toSorted();
  if (near !== null) add(near.kind, String(near.position), `${idA?.slice(0, 12)}/${idB?.slice(0, 12)}`);
  const sameName = a.name === b.name;
  const samePinyin = a.pinyin !== '' && a.pinyin === b.pinyin;
  const sameBirth = a.birthDate !== null && a.birthDate === b.birthDate;
  const sameAddress = a.address !== '' && a.address === b.address;
  const samePhone = a.phone !== '' && a.phone === b.phone;
  const otherSex = isSex(a.sex) && isSex(b.sex) && a.sex !== b.sex;
  const nearName = nearNames(a, b);
  const mistaken = sameBirth && !otherSex ? nearName : null;
  if (sameName && sameBirth) add('nameBirth', `${a.name} ${a.birthDate}`);
  if (mistaken !== null) add(mistaken, [a.name, b.name].toSorted().join('、'));
  if (sameAddress && samePinyin) add('addressPinyin', a.address, `${a.pinyin} ${a.address}`);
  if (samePhone && (sameName || samePinyin)) add('samePhoneName', tail(a.phone), a.phone);
  else if (samePhone && surname(a.name) === surname(b.name)) add('samePhoneSurname', tail(a.phone), a.phone);
  if (a.accountIndex !== '' && a.accountIndex === b.accountIndex) add('sameAccount', a.accountMasked, a.accountIndex.slice(0, 24));
  if (sameName && !sameBirth) add('sameName', a.name);
  if (!sameName && samePinyin && mistaken !== 'nameSounds') add('samePinyin', a.pinyin);
  if (!sameName && sameBirth && mistaken === null) add('sameBirth', a.birthDate ?? '');
  if (a.householdId !== null && a.householdId === b.householdId) add('sameHousehold', '', String(a.householdId));
  if (!sameName && !samePinyin && nearName === null) add('otherName');
  // A digit that is off in the birth date gives another birth date: that is one difference, not two.
  if (a.birthDate !== null && b.birthDate !== null && !sameBirth && near === null) add('otherBirth');
  if (otherSex) add('otherSex');
  if (a.hasId && b.hasId && near === null) add('otherId', '', `${idA?.slice(0, 12)}/${idB?.slice(0, 12)}`);
  return found.toSorted((x, y) => EVIDENCE_WEIGHTS[y.kind] - EVIDENCE_WEIGHTS[x.kind]);
}

const isSex = (sex: string): boolean => sex === '1' || sex === '2';
const surname = (name: string): string => [...name][0] ?? '';
const tail = (phone: string): string => phone.slice(-4);

/** 0 to 100. The second and further reasons count half, or three weak ones would outweigh a proof. */
export function scoreOf(evidence: readonly Evidence[]): number {
  const weights = evidence.map((each) => EVIDENCE_WEIGHTS[each.kind]);
  const [strongest = 0, ...more] = weights.filter((weight) => weight > 0).toSorted((x, y) => y - x);
  const against = weights.filter((weight) => weight < 0).reduce((sum, weight) => sum + weight, 0);
  return Math.max(0, Math.min(100, Math.round(strongest + more.reduce((sum, weight) => sum + weight / 2, 0) + against)));
}

/** Whether the pair says something now that was not known when it was decided: a new kind of reason, or another value of one. */
export function saysMore(now: readonly Evidence[], known: readonly string[]): boolean {
  return now.some((each) => EVIDENCE_WEIGHTS[each.kind] > 0 && !known.includes(each.mark));
}
