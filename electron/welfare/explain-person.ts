import type { InputOf } from '#shared/contract.ts';
import { lastDay } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Explanation, welfareContract } from '#shared/welfare/contract.ts';
import { explanationLines } from '#shared/welfare/rule-sentence.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { decidePeople } from './decide-people.ts';
import { findVersionFor, readRuleNames, readProgramme, readVersion, refuseOver, rulesOf } from './versions.ts';

/** Why a person is, or is not, paid in a month (C10): which condition, which value, how the amount comes about. */
export async function explainPerson({ db, clock }: QueryContext, input: InputOf<typeof welfareContract.explain>): Promise<Explanation> {
  const programme = await readProgramme(db, input.programmeId);
  refuseOver(programme, input.month);
  const version = input.versionId === null ? await findVersionFor(db, programme.id, input.month) : await readVersion(db, input.versionId);
  if (!version || version.programmeId !== programme.id) throw new AppError('version_missing', { code: programme.code, month: input.month });
  const today = clock.today();
  const asOf = today < lastDay(input.month) ? today : lastDay(input.month);
  const [decided] = await decidePeople(db, { programmeId: programme.id, target: programme.target, period: programme.period, rules: rulesOf(version), month: input.month, asOf, knownAt: clock.now() }, [input.residentId]);
  if (!decided) throw new AppError('not_found', { what: 'resident', id: String(input.residentId) });
  const grids = await readRuleNames(db);
  return {
    residentId: input.residentId, name: decided.person.name, benefitMonth: input.month, asOf, programmeName: programme.name, versionNo: version.versionNo, resolutionNo: version.resolutionNo,
    decision: { ...decided.decision, exclusions: [...decided.decision.exclusions], steps: [...decided.decision.steps] },
    lines: { zh: explanationLines(decided.decision, input.month, 'zh', grids), en: explanationLines(decided.decision, input.month, 'en', grids) },
  };
}
