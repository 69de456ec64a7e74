import { expect, test } from 'vitest';
import { type FindingKind, registerKinds } from '../../../functions/model/finding-words.ts';
import { seeded } from '../../faults/schedules.ts';
import { tried } from '../../product-size.ts';
import { areas, type Entry, findingsCity, type Listed } from './findings-city.ts';

const people = tried(120, 1_000);
const rounds = tried(3, 12);
const nikOf = (person: number) =>
  `36710${1 + (person % 9)}${String(10 + (person % 18))}0${1 + (person % 9)}${String(50 + (person % 40))}${String(1_000 + person)}`;
const quarters = ['2026-Q1', '2026-Q2', '2026-Q3'] as const;
const months = ['2026-05', '2026-07', '2026-08'] as const;
const firstDays: Readonly<Record<string, string>> = {
  ...{ '2026-Q1': '2026-01-01', '2026-Q2': '2026-04-01', '2026-Q3': '2026-07-01' },
  ...{ '2026-05': '2026-05-01', '2026-07': '2026-07-01', '2026-08': '2026-08-01' },
};
const quarterOf = (period: string) =>
  period.includes('Q') ? period : ({ '2026-05': '2026-Q2', '2026-07': '2026-Q3', '2026-08': '2026-Q3' }[period] ?? '');
const places: readonly Pick<Listed, 'code' | 'name'>[] = [
  {},
  { code: areas[1].code, name: 'Kel. Cipondoh Indah' },
  { code: '3671021003', name: 'CIPONDOHINDAH' },
  { code: '36.71.14.1001', name: 'Sukarasa' },
  { code: '36.71.14.1001', name: 'Sukamakmur' },
  { code: '36.74.02.1002', name: 'Pondok Aren' },
  { code: '', name: '' },
  { code: '36.71.01', name: '' },
];
/** Where neither code nor name is the city's; who says nothing, or a kecamatan alone, says nothing wrong. */
const outside = new Set(['Sukamakmur', 'Pondok Aren']);

type Standing = { register: readonly Entry[]; lists: Map<string, Map<string, readonly Listed[]>>; locked: Set<string> };

/** What a plain loop over what was sent finds: of each list and kind the people. */
function expected({ register, lists, locked }: Standing): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  const note = (datasetId: string, kind: FindingKind, nik: string) => {
    if (!locked.has(nik) || !registerKinds.includes(kind))
      found.set(`${datasetId}/${kind}`, (found.get(`${datasetId}/${kind}`) ?? new Set()).add(nik));
  };
  const known = new Map(register.map((entry) => [entry.nik, entry]));
  for (const [datasetId, periods] of lists) {
    const newest = [...periods.keys()].sort((one, other) => ((firstDays[one] ?? '') < (firstDays[other] ?? '') ? -1 : 1)).at(-1);
    // One OPD owns both, so it is told at one.
    const excluded = datasetId === 'pkh' ? 'blt' : undefined;
    for (const [period, rows] of periods) {
      for (const { nik, name } of rows) {
        const entry = known.get(nik);
        if (entry?.status === 'Meninggal' && (entry.since ? entry.since < (firstDays[period] ?? '') : period === newest))
          note(datasetId, 'deceased', nik);
        if (period === newest && !entry) note(datasetId, 'unknown', nik);
        if (period === newest && outside.has(name ?? '')) note(datasetId, 'no-kelurahan', nik);
        for (const [otherPeriod, others] of lists.get(excluded ?? '') ?? [])
          if (quarterOf(otherPeriod) === quarterOf(period) && others.some((other) => other.nik === nik)) note(datasetId, 'exclusive', nik);
      }
    }
  }
  return new Map([...found].map(([name, niks]) => [name, [...niks].sort()]));
}

test('after publishing and locking at random the findings are what a plain loop over the sent files finds, and what the register tells is of nobody locked', {
  timeout: 600_000,
}, async () => {
  const random = seeded(1226);
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const city = findingsCity();
  const standing: Standing = { register: [], lists: new Map(), locked: new Set() };
  const rowsOf = (): Listed[] => {
    const chosen = new Set(Array.from({ length: 10 + below(people) }, () => below(people)));
    return [...chosen].map((person) => ({ nik: nikOf(person), ...pick(places) }));
  };
  const publish = async (datasetId: string, period: string) => {
    const rows = rowsOf();
    await city.list(datasetId, period, rows);
    standing.lists.set(datasetId, (standing.lists.get(datasetId) ?? new Map()).set(period, rows));
  };
  const publishRegister = async (period: string) => {
    standing.register = Array.from({ length: people }, (_, person) => person)
      .filter(() => below(10) > 0)
      .map((person) => {
        const since = pick(['', '2025-11-02', '2026-02-14', '2026-04-01', '2026-07-09']);
        return below(4) === 0
          ? { nik: nikOf(person), status: 'Meninggal', since }
          : { nik: nikOf(person), status: pick(['Hidup', 'Pindah']) };
      });
    await city.register(standing.register, period);
  };
  let compared = 0;
  let persons = 0;
  for (let round = 0; round < rounds; round += 1) {
    await publishRegister(`2026-${String(round + 1).padStart(2, '0')}`);
    for (const [datasetId, periods] of [
      ['pkh', quarters],
      ['blt', months],
      ['sembako', quarters],
    ] as const)
      await publish(datasetId, pick(periods));
    for (let locks = below(8); locks > 0; locks -= 1) {
      const nik = nikOf(below(people));
      standing.locked.add(nik);
      await city.lock(nik);
    }
    await city.count();
    const told = new Map<string, string[]>();
    const known = new Map(Array.from({ length: people }, (_, person) => [city.hashOf(nikOf(person)), nikOf(person)]));
    for (const found of await city.findings.list()) {
      for (const finding of found.findings) {
        const kept = (await city.findings.personsOf(found, finding)) ?? [];
        expect(kept.length).toBe(Math.min(finding.persons, 500));
        told.set(`${found.datasetId}/${finding.kind}`, kept.map((hash) => known.get(hash) ?? '').sort());
      }
    }
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected(standing)));
    for (const [name, niks] of told)
      if (registerKinds.some((kind) => name.endsWith(`/${kind}`))) expect(niks.filter((nik) => standing.locked.has(nik))).toEqual([]);
    compared += told.size;
    persons += [...told.values()].reduce((sum, niks) => sum + niks.length, 0);
    const items = JSON.stringify([...city.findings.kept.values()]);
    for (let person = 0; person < people; person += 1) expect(items.includes(nikOf(person))).toBe(false);
  }
  console.log(`${compared} findings of ${persons} people: equal`);
  expect(persons).toBeGreaterThan(people / 4);
  expect(city.failures).toEqual([]);
});
