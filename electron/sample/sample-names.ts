/** Invented names. Surnames as they are spread in Shandong; given names by generation. None is taken from a newspaper. */
import type { Seeded } from './seeded-random.ts';

const SURNAMES = [...'王王王李李张张张刘刘孙孙赵杨陈于于徐吕姜宋曲高马林周朱韩郭栾纪江牟邵万盖修矫'];
const COMPOUND = ['欧阳', '上官', '尉迟'];
const MALE_OLD = [...'福禄德贵全成忠礼义明仁和平安康顺发财宝玉金银山海河江松柏林森庆祥瑞兴隆茂盛'];
const MALE_MIDDLE = [...'国建军民强伟勇刚斌波涛涌峰磊亮明东升志远立新华兵辉鹏飞'];
const MALE_YOUNG = [...'子轩浩然宇航博文俊杰天佑梓睿泽铭奕辰一诺承恩嘉懿沐阳'];
const FEMALE_OLD = [...'秀兰英桂芝凤珍玉美荣花香莲菊梅素淑贞云霞'];
const FEMALE_MIDDLE = [...'丽华娟燕红敏静霞艳玲芳萍洁慧颖琴波晓雪'];
const FEMALE_YOUNG = [...'子涵欣怡梓萱诗雨可馨若曦语彤佳琪依诺思彤沐瑶'];
/** Characters a clerk's input method and a bank's encoding stumble over; there are such people in every village. */
const RARE = ['㛃', '堃', '喆', '犇', '䶮', '𬭎'];

export interface NameWish {
  readonly sex: '1' | '2';
  readonly birthYear: number;
  readonly surname?: string;
}

/** A name of two or three characters; one in two hundred has a rare one. */
export function inventName(random: Seeded, wish: NameWish): string {
  const surname = wish.surname ?? random.pick(random.next() < 0.01 ? COMPOUND : SURNAMES);
  const generation = wish.birthYear < 1965 ? 0 : wish.birthYear < 2000 ? 1 : 2;
  const pool = (wish.sex === '1' ? [MALE_OLD, MALE_MIDDLE, MALE_YOUNG] : [FEMALE_OLD, FEMALE_MIDDLE, FEMALE_YOUNG])[generation]!;
  const first = random.pick(pool);
  const second = random.next() < 0.005 ? random.pick(RARE) : random.pick(pool);
  return surname + (random.next() < 0.18 ? second : first + second);
}
