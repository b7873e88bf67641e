/** Classes of illness for statistics: 恶性肿瘤 心脑血管 尿毒症透析 器官移植 血液病 重大外伤 精神神经 罕见病 其他. Sealed with the diagnosis. */
export const DISEASE_CLASSES = ['cancer', 'heartBrain', 'kidney', 'transplant', 'blood', 'injury', 'mental', 'rare', 'other'] as const;
export type DiseaseClass = (typeof DISEASE_CLASSES)[number];
