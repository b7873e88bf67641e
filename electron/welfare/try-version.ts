import type { InputOf, OutputOf } from '#shared/contract.ts';
import { lastDay } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { decidePeople, type Decidable, type DecidedPerson } from './decide-people.ts';
import { findVersionFor, readProgramme, rulesOf } from './versions.ts';

/** Lines shown of each list; the counts are of all. */
const SHOWN = 500;

type Trial = OutputOf<typeof welfareContract.tryVersion>;
type TrialLine = Trial['joined']['lines'][number];

/** What-if (C9): content that is not in force against today's register, beside the version that is. */
export async function tryVersion({ db, clock }: QueryContext, input: InputOf<typeof welfareContract.tryVersion>): Promise<Trial> {
  const programme = await readProgramme(db, input.programmeId);
  const today = clock.today();
  const base: Omit<Decidable, 'rules'> = {
    programmeId: programme.id, target: programme.target, period: programme.period, month: input.month, asOf: today < lastDay(input.month) ? today : lastDay(input.month), knownAt: clock.now(),
  };
  const inForce = await findVersionFor(db, programme.id, input.month);
  const before = inForce ? await decidePeople(db, { ...base, rules: rulesOf(inForce) }) : [];
  const after = await decidePeople(db, { ...base, rules: input.content });
  return compareTrials(before, after);
}

function compareTrials(before: readonly DecidedPerson[], after: readonly DecidedPerson[]): Trial {
  const paidBefore = new Map<ResidentId, Fen>(before.filter((d) => d.decision.eligible).map((d) => [d.person.residentId, d.decision.amountFen]));
  const paidAfter = after.filter((d) => d.decision.eligible);
  const joined: TrialLine[] = [];
  const changed: TrialLine[] = [];
  const stays = new Set<ResidentId>();
  for (const decided of paidAfter) {
    const beforeFen = paidBefore.get(decided.person.residentId) ?? null;
    if (beforeFen === null) joined.push(trialLine(decided, null, decided.decision.amountFen));
    else if (beforeFen !== decided.decision.amountFen) changed.push(trialLine(decided, beforeFen, decided.decision.amountFen));
    stays.add(decided.person.residentId);
  }
  const left = before.filter((d) => d.decision.eligible && !stays.has(d.person.residentId)).map((d) => trialLine(d, d.decision.amountFen, null));
  const unknown = after.filter((d) => d.decision.refusal === 'unknown').map((d) => trialLine(d, null, null));
  const sum = (lines: readonly TrialLine[], side: 'beforeFen' | 'afterFen'): Fen => sumFen(lines.map((line) => line[side] ?? fen(0)));
  return {
    before: { persons: paidBefore.size, totalFen: sumFen(paidBefore.values()) },
    after: { persons: paidAfter.length, totalFen: sumFen(paidAfter.map((d) => d.decision.amountFen)) },
    joined: { persons: joined.length, totalFen: sum(joined, 'afterFen'), lines: joined.slice(0, SHOWN) },
    left: { persons: left.length, totalFen: sum(left, 'beforeFen'), lines: left.slice(0, SHOWN) },
    changed: { persons: changed.length, differenceFen: fen(sum(changed, 'afterFen') - sum(changed, 'beforeFen')), lines: changed.slice(0, SHOWN) },
    unknown: { persons: unknown.length, lines: unknown.slice(0, SHOWN) },
  };
}

const trialLine = ({ person, decision }: DecidedPerson, beforeFen: Fen | null, afterFen: Fen | null): TrialLine =>
  ({ residentId: person.residentId, name: person.name, age: decision.age, gridName: person.gridName, beforeFen, afterFen });
