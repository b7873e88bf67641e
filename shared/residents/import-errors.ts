/** Refusals of the feature 'imports': code → the data its sentence needs. */
export interface ImportsErrors {
  /** The file itself is not read; `refusal` and `data` are those of shared/spreadsheet/refusals.ts. */
  import_file_refused: { fileName: string; refusal: string; data: Readonly<Record<string, string | number>> };
  /** The sheet or header row asked for is not in the file. */
  import_layout_unknown: { sheet: string; row: number };
  /** No column says the name, or nothing says who the person is. */
  import_mapping_incomplete: { missing: 'name' | 'idNumberOrBirthDate' };
  /** The preview was made by somebody else, has expired, or was lost when the program was closed. */
  import_preview_gone: Record<string, never>;
  /** The register changed since the preview was made. */
  import_preview_stale: Record<string, never>;
  /** A choice names a row the preview does not hold, or one that cannot be chosen like that. */
  import_choice_unknown: { row: number };
}
