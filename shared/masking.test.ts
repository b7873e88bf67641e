import { describe, expect, it } from 'vitest';

import { addressToBuilding, maskName } from '#shared/masking.ts';

describe('maskName', () => {
  it.each([
    ['张三', '张*'],
    ['张小明', '张*明'],
    ['欧阳娜娜', '欧**娜'],
    ['阿卜杜·热合曼', '阿**·**曼'],
    ['张', '*'],
    [' 张三 ', '张*'],
    ['𠮷田一', '𠮷*一'],
    ['', ''],
  ])('%s is %s', (name, masked) => expect(maskName(name)).toBe(masked));
});

describe('addressToBuilding', () => {
  it.each([
    ['西后楼社区3号楼2单元501室', '西后楼社区3号楼'],
    ['西后楼社区３号楼２单元501', '西后楼社区3号楼'],
    ['长城路100号西后楼小区3号楼2单元', '长城路100号西后楼小区3号楼'],
    ['幸福里12栋1201', '幸福里12栋'],
    ['和苑5#楼1单元', '和苑5#楼'],
    ['和苑5#101', '和苑5#'],
    ['和苑A座302', '和苑A座'],
    ['和苑十二号楼三单元', '和苑十二号楼'],
    ['和苑3-2-501', '和苑3号楼'],
    ['西后楼村123号', '西后楼村'],
    ['和苑三单元201', '和苑'],
    ['西后楼社区', '西后楼社区'],
    ['', ''],
  ])('%s is %s', (address, building) => expect(addressToBuilding(address)).toBe(building));
});
