import { describe, expect, test } from 'vitest';
import { citySchema } from '../../cities/city.ts';
import { inForce, readCity, WrongCity } from '../../lib/read-city.ts';

const city = readCity('kota-tangerang');
type Successors = readonly { readonly opdId: string; readonly datasets?: readonly string[] }[];
const ending = (successors: Successors, on = '2026-12-01') => ({ on, by: 'Perda 7/2026', successors });

/** The city's file with these changes to some OPDs. */
function changed(changes: Readonly<Record<string, object>>, more: object = {}) {
  const opds = city.opds.map((opd) => ({ ...opd, ...changes[opd.id] }));
  return citySchema.safeParse({ ...city, ...more, opds });
}
const faultsOf = (...given: Parameters<typeof changed>) =>
  (changed(...given).error?.issues ?? []).map(({ path, message }) => `${String(path.at(-1))} ${message}`);

describe('a change of organisation in the city’s file', () => {
  test('says what an OPD was called, that it went into another, and among whom one was divided', () => {
    const formerNames = [
      { name: 'Dinas Pangan', until: '2020-12-31' },
      { name: 'Kantor Ketahanan Pangan', until: '2024-12-31' },
    ];
    expect(faultsOf({ dinkes: { formerNames }, dkp: { ended: ending([{ opdId: 'dinkes' }]) } })).toEqual([]);
    expect(faultsOf({ dkp: { ended: ending([{ opdId: 'dinkes', datasets: ['stok'] }, { opdId: 'dlh' }]) } })).toEqual([]);
    expect(faultsOf({ dinkes: { formerNames: formerNames.toReversed() } })).toEqual(['until must be later than that of the name before']);
  });

  test('needs a successor, one that there is, and no way back', () => {
    expect(changed({ dkp: { ended: ending([]) } }).success).toBe(false);
    expect(changed({ dkp: { ended: { on: '2026-12-01', by: 'Perda 7/2026' } } }).success).toBe(false);
    expect(faultsOf({ dkp: { ended: ending([{ opdId: 'dinkess' }]) } })).toEqual(['opdId must be an id of opds; there is no dinkess']);
    expect(faultsOf({ dkp: { ended: ending([{ opdId: 'dkp' }]) } })).toEqual(['opdId must not lead back to dkp']);
    const circle = { dkp: ending([{ opdId: 'dlh' }]), dlh: ending([{ opdId: 'dishub' }]), dishub: ending([{ opdId: 'dkp' }]) };
    expect(faultsOf(Object.fromEntries(Object.entries(circle).map(([id, ended]) => [id, { ended }])))).toEqual([
      'opdId must not lead back to dkp',
      'opdId must not lead back to dlh',
      'opdId must not lead back to dishub',
    ]);
  });

  test('gives each dataset to one successor, and the rest to one at most', () => {
    const both = [
      { opdId: 'dlh', datasets: ['stok'] },
      { opdId: 'dinkes', datasets: ['stok', 'gizi'] },
    ];
    expect(faultsOf({ dkp: { ended: ending(both) } })).toEqual(['successors must give stok to one successor']);
    expect(faultsOf({ dkp: { ended: ending([{ opdId: 'dlh' }, { opdId: 'dinkes' }]) } })).toEqual([
      'successors must leave out datasets of one successor at most: it takes what no other names',
    ]);
    expect(faultsOf({ dkp: { ended: ending([{ opdId: 'dlh' }, { opdId: 'dlh', datasets: ['stok'] }]) } })).toEqual([
      'successors must name each OPD once',
    ]);
  });

  test('leaves no task with an OPD that ended', () => {
    const ended = ending([{ opdId: 'dinkes' }]);
    expect(faultsOf({ dkp: { ended } }, { registerOpd: 'dkp', safetyLockOpds: ['dkp'] })).toEqual([
      'registerOpd must be an OPD that stands; dkp ended on 2026-12-01',
      '0 must be an OPD that stands; dkp ended on 2026-12-01',
    ]);
    expect(faultsOf({ diskominfo: { ended } })).toEqual(['walidata must be of an OPD that stands']);
  });

  test('does not name an OPD twice', () => {
    const twice = citySchema.safeParse({ ...city, opds: [...city.opds, city.opds[0]] });
    expect(twice.error?.issues[0]?.message).toBe('must be of one OPD alone; setda stands before');
  });

  test('is deployed on its day or later, by the city’s clock', () => {
    const parsed = changed({ dkp: { ended: ending([{ opdId: 'dinkes' }], '2027-01-01') } }).data;
    if (!parsed) throw new Error('the file is wrong');
    expect(() => inForce('cities/x.json', parsed, new Date('2026-12-31T16:59:59Z'))).toThrow(WrongCity);
    expect(() => inForce('cities/x.json', parsed, new Date('2026-12-31T16:59:59Z'))).toThrow('dkp ends on 2027-01-01');
    expect(inForce('cities/x.json', parsed, new Date('2026-12-31T17:00:00Z'))).toBe(parsed);
  });
});
