import { describe, expect, it } from 'vitest';

import { pinyinOf } from './pinyin.ts';

describe('pinyinOf', () => {
  it.each([
    ['张桂花', 'zhangguihua', 'zgh'],
    ['单立人', 'shanliren', 'slr'],
    ['查良镛', 'zhaliangyong', 'zly'],
    ['解晓东', 'xiexiaodong', 'xxd'],
    ['仇英', 'qiuying', 'qy'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['万俟雪', 'moqixue', 'mqx'],
    ['欧阳娜娜', 'ouyangnana', 'oynn'],
    ['朴正', 'piaozheng', 'pz'],
    ['吕布', 'lvbu', 'lb'],
    ['阿卜杜·热合曼', 'abudureheman', 'abdrhm'],
    [' 王　芳 ', 'wangfang', 'wf'],
    ['李A', 'lia', 'la'],
    ['', '', ''],
  ])('reads %s as %s, %s', (name, full, initials) => {
    expect(pinyinOf(name)).toEqual({ full, initials });
  });

  it('keeps a character without a known reading', () => {
    expect(pinyinOf('王𠮷').full.startsWith('wang')).toBe(true);
  });
});
