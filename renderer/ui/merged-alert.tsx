import { Alert, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import type { ResidentId } from '#shared/ids.ts';

const zh = { merged: '这份档案已并入{{name}}，只能看，不能改。', goThere: '打开{{name}}的档案', took: '这份档案并入过另一份（{{n}}次合并）。', merges: '合并记录' };
const en: Record<keyof typeof zh, string> = { merged: 'This entry was merged into {{name}}; it can be read and no longer changed.', goThere: 'Open the file of {{name}}', took: '{{n|entry|entries}} merged into this one.', merges: 'Merges' };
const words = { zh, en } satisfies Words<keyof typeof zh>;

/** Whether an entry was merged into another; undefined until it is known. */
export function useMergedInto(residentId: ResidentId): { readonly residentId: ResidentId; readonly name: string } | null | undefined {
  return useCall('duplicates.merges', { residentId }).data?.mergedInto;
}

/** 已并入: says so above a file, with the way to the entry that stayed; above that one, what was merged into it. */
export function MergedAlert({ residentId }: { readonly residentId: ResidentId }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const { data } = useCall('duplicates.merges', { residentId });
  if (data === undefined) return null;
  const { mergedInto } = data;
  if (mergedInto !== null) return <Alert type="warning" showIcon title={t('merged', { name: mergedInto.name })} action={<Button onClick={() => void navigate(`/residents/${mergedInto.residentId}`)}>{t('goThere', { name: mergedInto.name })}</Button>} />;
  const took = data.merges.filter((merge) => merge.survivorId === residentId && merge.undone === null).length;
  return took === 0 ? null : <Alert type="info" showIcon title={t('took', { n: took })} action={<Button onClick={() => void navigate('/residents/duplicates/merges')}>{t('merges')}</Button>} />;
}
