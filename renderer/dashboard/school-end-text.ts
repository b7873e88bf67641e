/** How an expected end of a stage of school is said beside the forecast. */
import { useCallback } from 'react';
import { useLanguage, type Language } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FACT_WORDS } from '#shared/residents/words.ts';
import type { SchoolEnd, Stage } from '#shared/school-year.ts';
import { dashboardWords } from './words.ts';

export const stageText = (stage: Stage, language: Language): string => FACT_WORDS.studentStage.values[stage]?.[language] ?? stage;

export function useSchoolEndText(): (end: SchoolEnd) => string {
  const t = useWords(dashboardWords);
  const language = useLanguage();
  return useCallback((end) => t('schoolEnd', { stage: stageText(end.stage, language), day: end.on }), [t, language]);
}
