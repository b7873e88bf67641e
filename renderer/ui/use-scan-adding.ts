/** Adding several scans, one after the other: each is an act of its own, so one that is refused stops none of the others. */
import { useState } from 'react';
import { uploadFile } from '#renderer/api/files.ts';
import { useAct } from '#renderer/api/use-act.ts';
import type { OwnerKind } from '#shared/scans/owner-kinds.ts';

export interface ScanAdding {
  readonly add: (files: readonly File[], label: string, note: string) => Promise<void>;
  /** While files are under way: how many of how many are done. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly added: number;
  readonly errors: readonly Error[];
}

export function useScanAdding(ownerKind: OwnerKind, ownerId: number): ScanAdding {
  const { run } = useAct('scans.add');
  const [progress, setProgress] = useState<ScanAdding['progress']>();
  const [added, setAdded] = useState(0);
  const [errors, setErrors] = useState<readonly Error[]>([]);
  const add = async (files: readonly File[], label: string, note: string): Promise<void> => {
    const failed: Error[] = [];
    setErrors([]);
    setAdded(0);
    for (const [index, file] of files.entries()) {
      setProgress({ done: index + 1, total: files.length });
      try {
        const { fileId } = await uploadFile(file);
        const outcome = await run({ ownerKind, ownerId, fileId, label, note });
        if (!outcome.ok) failed.push(outcome.error);
      } catch (error) {
        failed.push(error instanceof Error ? error : new Error(String(error)));
      }
    }
    setProgress(undefined);
    setErrors(failed);
    setAdded(files.length - failed.length);
  };
  return { add, progress, added, errors };
}
