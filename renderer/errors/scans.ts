/** What the keeping of scans refuses, said to the person at the screen. */
import { instant, localDayAndTime } from '#shared/days.ts';
import type { ScansErrors } from '#shared/scans/errors.ts';
import { ownerRule, type OwnerKind } from '#shared/scans/owner-kinds.ts';
import type { Sentences } from './sentences.ts';

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
const when = (at: string): string => localDayAndTime(instant(at)).slice(0, 16);
const paper = (kind: OwnerKind, label: string, language: 'zh' | 'en'): string => ownerRule(kind).labels[label]?.[language] ?? label;

export const scansSentences: Sentences<ScansErrors> = {
  scan_empty: { zh: (d) => `文件“${d.fileName}”是空的，请重新扫描或另选一个。`, en: (d) => `The file “${d.fileName}” is empty. Scan it again or choose another one.` },
  scan_type_refused: { zh: (d) => `文件“${d.fileName}”不是扫描件。请用 PDF、JPG、PNG、WebP、TIFF 或 OFD；苹果手机的 HEIC 照片请先转成 JPG。`, en: (d) => `“${d.fileName}” is not a scan. Use PDF, JPG, PNG, WebP, TIFF or OFD; turn HEIC photos of a phone into JPG first.` },
  scan_cut_short: { zh: (d) => `文件“${d.fileName}”不完整，可能没有拷完。请重新扫描或重新拷贝后再添加。`, en: (d) => `The file “${d.fileName}” is incomplete; it may not have been copied to its end. Scan or copy it again.` },
  scan_too_large: { zh: (d) => `文件“${d.fileName}”有 ${megabytes(d.sizeBytes)} MB，最大 ${megabytes(d.limitBytes)} MB。请把扫描分辨率调到 200–300 dpi，或分成几个文件。`, en: (d) => `“${d.fileName}” has ${megabytes(d.sizeBytes)} MB; at most ${megabytes(d.limitBytes)} MB. Scan at 200–300 dpi or split the file.` },
  scan_twice: { zh: (d) => `文件“${d.fileName}”的内容已经在这里，由${d.by}在 ${when(d.at)} 添加，不用再加。`, en: (d) => `The content of “${d.fileName}” is here already, added by ${d.by} at ${when(d.at)}.` },
  scan_label_wrong: { zh: (d) => `“${ownerRule(d.ownerKind).zh}”没有“${d.label}”这种材料，请重新选择材料种类。`, en: (d) => `A ${ownerRule(d.ownerKind).en.toLowerCase()} has no paper of the kind “${d.label}”. Choose another kind.` },
  scan_frozen: { zh: (d) => `这份${ownerRule(d.ownerKind).zh}已经办结，它的扫描件不能再删除；可以再添加补充的扫描件。`, en: (d) => `This ${ownerRule(d.ownerKind).en.toLowerCase()} is settled: its scans are no longer removed. More can be added.` },
  scan_removed: { zh: (d) => `这份扫描件已由${d.by}在 ${when(d.at)} 删除。`, en: (d) => `This scan was removed by ${d.by} at ${when(d.at)}.` },
  scan_missing: { zh: (d) => `还缺“${paper(d.ownerKind, d.label, 'zh')}”的扫描件，请先在“扫描件”里添加，再办这一步。`, en: (d) => `The scan “${paper(d.ownerKind, d.label, 'en')}” is missing. Add it under Scans, then do this step.` },
  scan_file_lost: { zh: (d) => `第 ${d.scanId} 号扫描件的文件不在数据文件夹里了。请管理员从备份的 scans 文件夹取回。`, en: (d) => `The file of scan ${d.scanId} is no longer in the data folder. Have the administrator take it back from the folder scans of a backup.` },
  scan_file_damaged: { zh: (d) => `第 ${d.scanId} 号扫描件的文件已损坏，打不开。请管理员从备份的 scans 文件夹取回，并运行数据核对。`, en: (d) => `The file of scan ${d.scanId} is damaged. Have the administrator take it back from the folder scans of a backup and check the data.` },
};
