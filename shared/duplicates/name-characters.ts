/**
 * Characters of names that a hand or an eye takes for one another.
 *
 * VARIANTS: traditional and variant forms after the standard form they stand for, chosen among the characters of surnames and given
 * names from the annex of the 通用规范汉字表 (国发〔2013〕23号), with the variants that table lets stand in names again (昇, 堃, 喆, 珮).
 * Forms that are a surname of their own beside the standard one (沈, 范, 闫, 甯) are not folded.
 *
 * LOOK_ALIKE: compiled by hand for this program among the characters of the same table that names use: those which differ by one stroke,
 * or by one part that keeps the outline, and are misread in handwriting. Pairs that parents choose for sisters and brothers (芳 and 芬,
 * 兰 and 花, 刚 and 强) are left out on purpose.
 */
const VARIANTS =
  '陈陳 张張 刘劉 杨楊 赵趙 黄黃 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 韩韓 冯馮 萧蕭 叶葉 苏蘇甦 卢盧 吕呂 蒋蔣 贾賈 邹鄒 谭譚 陆陸 钟鐘鍾 韦韋 顾顧 龚龔 庞龐 严嚴 钱錢 汤湯 龙龍 万萬 赖賴 ' +
  '阎閻 乔喬 齐齊 邓鄧 毕畢 窦竇 鲁魯 娄婁 岳嶽 鲍鮑 聂聶 缪繆 单單 欧歐 车車 项項 纪紀 费費 边邊 华華 宁寧 凤鳳 饶饒 储儲 应應 丰豐 时時 来來 关關 东東 国國 会會 学學 义義 乐樂 ' +
  '书書 云雲 亚亞 亲親 仪儀 优優 伟偉 传傳 伦倫 侨僑 俭儉 儿兒 兰蘭 兴興 养養 军軍 冲衝 凯凱 刚剛 创創 剑劍 劲勁 励勵 劳勞 勋勳 协協 卫衛 厉厲 双雙 发發 启啟啓 员員 响響 园園 图圖 圆圓 ' +
  '团團 圣聖 坚堅 坛壇 坤堃 声聲 备備 复復 奋奮 娇嬌 娅婭 娴嫻 婵嬋 宝寶寳 实實 宪憲 宽寬 宾賓 对對 寿壽 尔爾 尧堯 岁歲 岗崗 岚嵐 岭嶺 峰峯 帅帥 师師 广廣 庄莊 庆慶 庐廬 开開 弥彌 强強 ' +
  '归歸 录錄 德徳惪 忆憶 怀懷 总總 恋戀 恒恆 恺愷 悦悅 战戰 户戶 扬揚 护護 无無 旷曠 旸暘 昆崑 昙曇 晓曉 晔曄 晖暉 术術 机機 权權 杰傑 极極 枫楓 柏栢 栋棟 栾欒 树樹 样樣 桥橋 桦樺 梦夢 ' +
  '楼樓 欢歡 汉漢 沣灃 沪滬 沧滄 泽澤 洁潔 济濟 浓濃 涛濤 润潤 涟漣 渊淵 渔漁 温溫 湾灣 满滿 滨濱 潇瀟 澜瀾 灵靈 灿燦 炀煬 炜煒 炼煉鍊 烁爍 烨燁爗 焕煥 爱愛 献獻 玛瑪 玮瑋 环環 玙璵 ' +
  '珑瓏 珲琿 珍珎 琏璉 琼瓊 瑶瑤 瑷璦 画畫 畅暢 盖蓋 真眞 砚硯 硕碩 礼禮 祎禕 祯禎 禅禪 离離 积積 稳穩 竞競 笃篤 简簡 红紅 纬緯 纯純 纲綱 纳納 纶綸 练練 绍紹 经經 结結 绘繪 绚絢 绣繡 ' +
  '继繼 绩績 绪緒 维維 绮綺 绯緋 绵綿 绿綠 缨纓 翘翹 耀燿 联聯 聪聰 肃肅 胜勝 腾騰 艳艷豔 艺藝 节節 芦蘆 苇葦 苍蒼 苹蘋 荣榮 莲蓮 莱萊 莹瑩 莺鶯 萝蘿 蓝藍 蔷薔 蕴蘊 见見 观觀 览覽 觉覺 ' +
  '让讓 许許 诗詩 诚誠 语語 诺諾 谊誼 谦謙 谨謹 贝貝 贞貞 财財 贤賢 贵貴 贺賀 贻貽 赐賜 赞讚贊 赟贇 赛賽 轩軒 轲軻 轶軼 辅輔 辉輝煇 达達 迈邁 运運 还還 进進 远遠 连連 选選 逊遜 遥遙 ' +
  '郦酈 鉴鑒 钊釗 钏釧 钢鋼 钦欽 钧鈞 钰鈺 铁鐵 铃鈴 铎鐸 铜銅 铭銘 银銀 铮錚 锋鋒 锐銳 锡錫 锦錦 锴鍇 镇鎮 长長 门門 闯闖 闲閒閑 闻聞 阳陽 随隨 隐隱 霁霽 静靜 韬韜 韵韻 顺順 颂頌 ' +
  '颖穎頴 颜顏 风風 飒颯 飞飛 驰馳 驹駒 骁驍 骄驕 骅驊 骆駱 骏駿 骐騏 骥驥 高髙 鱼魚 鲲鯤 鸣鳴 鸥鷗 鸿鴻 鹃鵑 鹏鵬 鹤鶴 麦麥 龄齡 ' +
  '升昇陞 哲喆 佩珮 群羣 冰氷 凉涼 净淨 咏詠 和龢 姊姉 娘孃 峨峩 岩巖嵒 幸倖 志誌 效効 映暎 晋晉 暖煖 朵朶 柳栁 梅槑楳 泛汎 潜潛 照炤 琅瑯 璇璿 皋皐 皓皜 秋秌 美媺 翱翺 荔茘 隽雋 雁鴈 册冊 晰晳';

const LOOK_ALIKE =
  '王玉主 正止 已己巳 未末 未朱 木本 木术 本东 车东 东乐 人入 大太 太犬 大丈 天夫 天夭 夫失 无元 元先 先光 土士 土王 士工 千干 干于 于子 子予 午牛 午干 牛生 生主 田由 由甲 甲申 申由 申电 白百 白自 日目 ' +
  '月用 石右 右古 古吉 古占 万方 方力 刀力 力九 久欠 几凡 凡风 凤风 凤夙 丹舟 兰三 丰半 平乎 平半 永水 心必 民氏 才寸 才木 云去 去法 友发 友反 双又 义叉 义文 文交 史吏 礼札 礼扎 帅师 叶汁 ' +
  '秀季 季李 秀委 李孪 晴睛 晴清 清情 情倩 晴情 婷停 停亭 亭享 娟涓 娟捐 媛缓 媛援 琪祺 琪棋 祺棋 淇洪 洪供 瑶遥 遥谣 玲铃 玲怜 铃怜 珍诊 珊姗 姗删 莹荧 莹萤 莹营 荣荥 荣莱 萍苹 梅海 海悔 桂佳 佳住 桂挂 佳隹 ' +
  '霞瑕 霞暇 雪雷 雷霄 香杳 香查 春泰 泰秦 秦奉 春奉 春舂 秦春 华毕 明朋 军罕 勇男 涛铸 波坡 波玻 波披 辉挥 晖挥 健键 伟纬 玮讳 晶品 昊吴 昊炅 晨震 晟盛 宇字 宇宁 宁守 字学 浩洁 浩皓 泽择 泽译 ' +
  '梓锌 怡恰 怡治 治冶 冶怡 欣饮 欣掀 妍研 娇骄 妹姝 妹昧 娥峨 彩采 俊峻 俊骏 俊竣 峰锋 峰烽 峰蜂 岩岸 岭岑 江汪 汪旺 旺往 江红 河何 泉帛 洋祥 祥详 洋详 祥样 洋样 福幅 福副 福辐 禄绿 禄碌 喜嘉 嘉善 喜善 ' +
  '贵责 贯贵 责青 财材 顺须 须顿 利和 和私 安妥 安案 康唐 宝宜 宜宣 宝室 全金 余佘 信倍 忠患 宏宠 国园 国图 国因 园图 团因 因困 家冢 立位 良艮 来米 成戌 成咸 城诚 城域 城成 诚成 常堂 堂棠 常棠 常裳 远运 运还 ' +
  '进迸 达边 达迖 敬警 敦郭 新亲 昌冒 昌晶 昭照 昭招 昆皆 晓晚 晓浇 晓烧 晓饶 景影 智替 曾增 卓桌 卓早 博搏 博傅 傅缚 启后 君尹 君郡 君群 周同 哲皙 唯维 维惟 唯惟 淮准 培陪 培倍 基墓 增赠 增憎 壮状 奕弈 奕变 ' +
  '如加 如奴 存在 孝考 孝老 宗崇 宗宋 宪宽 尚向 尚肖 岳兵 兵丘 巧朽 巧功 希布 年午 庭廷 廷延 庭延 弘引 征往 征证 思恩 恩息 思息 恒桓 恒垣 桓垣 振震 枝技 枝枚 松枀 林材 林村 栋拣 栋练 根恨 桃挑 桃姚 梁粱 梁染 ' +
  '楠南 楷偕 楷谐 欢观 沛柿 洲州 润闰 润涧 渝瑜 瑜愉 渝愉 榆瑜 瑞端 瑾谨 瑾槿 璐潞 璇旋 璇漩 环怀 怀坏 环坏 珂柯 珂坷 琛深 深探 琼惊 甫浦 盈盆 真直 真具 祖租 祖组 秋狄 秋伙 素索 纯钝 绍昭 美姜 美羊 姜羊 ' +
  '翔祥 芝芒 芸芋 若苦 苗茁 茹如 菁箐 菲非 蓉容 豪毫 豪亳 贝见 贞页 辛幸 钊钏 钧钩 铭铬 鸣呜 章童 晏宴 晋普 侯候 段叚 管菅 宫官 官宦 邢刑 邢那 祁祈 柏伯 柏拍 茅芽 施旋 沈忱 沈沉 杨扬 杨汤 杨场 扬汤 徐涂 徐途 孟盂 ' +
  '陈阵 陈东 任仕 任仁 任住 付什 龙尤 冷泠 沐沭 苏芬 刘浏 闻间 闫闰 闵闪 温湿 侍待 诗待 诗侍 涵函 娜那 苇韦 岚岗 妮泥 骐骥 炜玮 炜纬 烨晔 晗含 昱显 曼漫 珉岷 璟憬 璟景 暄喧 萱宣 萱喧 诺若';

const pairsOf = (table: string): Set<string> => {
  const pairs = new Set<string>();
  for (const group of table.split(' ')) {
    const all = [...group];
    for (const one of all) for (const other of all) if (one !== other) pairs.add(one + other);
  }
  return pairs;
};

const standard = new Map(VARIANTS.split(' ').flatMap((group) => {
  const [first = '', ...others] = [...group];
  return others.map((other) => [other, first] as const);
}));
const alike = pairsOf(LOOK_ALIKE);

/** The name in standard characters: 陳 is 陈, 贇 is 赟. */
export const foldName = (name: string): string => [...name].map((character) => standard.get(character) ?? character).join('');

/** Whether two characters are easily taken for one another by the eye. */
export const lookAlike = (one: string, other: string): boolean => alike.has(one + other);

/** For the test that keeps the tables in order. */
export const NAME_TABLES = { variants: VARIANTS.split(' '), alike: LOOK_ALIKE.split(' ') } as const;
