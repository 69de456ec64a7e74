import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, countWrong, goals } from '../../../bench/matching-counts.ts';
import { makePairs } from '../../../bench/matching-pairs/pairs.ts';
import { limits } from '../../../functions/limits.ts';
import { doubleOfText, registerDayText, suspicionText, verdictText } from '../../../functions/messages/matching.ts';
import { holdsNik } from '../../../functions/model/person-numbers/held-numbers.ts';
import { type RegisterPerson, registerPersonSchema } from '../../../functions/model/register-person.ts';
import { doubleRows } from '../../../functions/persons/matching/double-rows.ts';
import { matchList } from '../../../functions/persons/matching/match-list.ts';
import { matchRow } from '../../../functions/persons/matching/match-row.ts';

const nik = '3674014303809001';
const otherNik = '3674014303809002';
const siti: RegisterPerson = registerPersonSchema.parse({
  nik,
  kk: '3674010101089001',
  name: 'SITI NURHALIZA',
  formerNames: ['JULAEHA'],
  birthDate: '1980-03-03',
  address: 'Jl. Melati No. 1',
  motherName: 'KARTINI',
});
const claimed = { nik, name: 'Hj. St. Nurhaliza', birthDate: '3 Maret 1980' };
const unknown = { nik: 'tidak', name: 'tidak', birthDate: 'tidak', suspicions: [] };

describe('a row', () => {
  test('is answered element by element', () => {
    expect(matchRow(claimed, [siti])).toEqual({ nik: 'sesuai', name: 'sesuai', birthDate: 'sesuai', suspicions: [] });
    expect(matchRow({ ...claimed, name: 'Siti Aminah' }, [siti])).toEqual({
      nik: 'sesuai',
      name: 'tidak',
      birthDate: 'sesuai',
      suspicions: [],
    });
    expect(matchRow({ ...claimed, birthDate: '' }, [siti])).toEqual({ nik: 'sesuai', name: 'sesuai', birthDate: 'tidak', suspicions: [] });
  });

  test('agrees by a former name, too, but not by the name of a parent', () => {
    expect(matchRow({ ...claimed, name: 'Djulaeha' }, [siti]).name).toBe('sesuai');
    expect(matchRow({ ...claimed, name: 'Kartini' }, [siti]).name).toBe('tidak');
  });

  test('of an unknown or an impossible NIK gets the same answer, whatever else it says', () => {
    for (const number of [otherNik, '', '123', '3,67401E+15', `${nik}0`, 'abc'])
      expect(matchRow({ ...claimed, nik: number }, [siti])).toEqual(unknown);
    expect(matchRow(claimed, [])).toEqual(unknown);
  });

  test('knows the NIK with what spreadsheets and clerks put between its digits', () => {
    for (const number of [`'${nik}`, ` ${nik} `, '367401 430380 9001', '3674.0143.0380.9001'])
      expect(matchRow({ ...claimed, nik: number }, [siti]).nik).toBe('sesuai');
  });

  test('tells that somebody died or moved only to who names them', () => {
    for (const status of ['deceased', 'moved'] as const) {
      expect(matchRow(claimed, [{ ...siti, status }]).suspicions).toEqual([status]);
      expect(matchRow({ ...claimed, name: 'Agus Gunawan' }, [{ ...siti, status }]).suspicions).toEqual([]);
    }
    expect(matchRow(claimed, [{ ...siti, status: 'alive' }]).suspicions).toEqual([]);
  });
});

describe('a list', () => {
  const rows = [
    { row: 5, ...claimed },
    { row: 6, nik: otherNik, name: 'Agus Gunawan', birthDate: '1/2/1990' },
    { row: 8, nik: `'${nik}`, name: 'Siti N', birthDate: '' },
    { row: 9, nik: '', name: 'Agus Goenawan', birthDate: '01-02-90' },
    { row: 10, nik: '3674014303809003', name: 'Bayu Gunawan', birthDate: '1/2/1990' },
  ];

  test('has rows double by their NIK, or by name and birth date under other NIKs, with the numbers of the clerk’s rows', () => {
    expect([...doubleRows(rows)].sort()).toEqual([
      [5, [8]],
      [6, [9]],
      [8, [5]],
      [9, [6]],
    ]);
  });

  test('is answered in its order, and what is double shows for unknown NIKs alike', () => {
    const answered = matchList(rows, new Map([[nik, siti]]));
    expect(answered.map(({ row, nik: known, suspicions, doubleOf }) => [row, known, suspicions, doubleOf])).toEqual([
      [5, 'sesuai', ['double'], [8]],
      [6, 'tidak', ['double'], [9]],
      [8, 'sesuai', ['double'], [5]],
      [9, 'tidak', ['double'], [6]],
      [10, 'tidak', [], []],
    ]);
  });

  test('of one NIK, or of one name and birth date, over and over names a few rows and takes no longer', () => {
    const many = Array.from({ length: 20_000 }, (_, row) => ({
      row,
      nik: row % 2 ? nik : '',
      name: 'Agus Gunawan',
      birthDate: '1/1/1970',
    }));
    const doubles = doubleRows(many);
    expect(doubles.size).toBe(many.length);
    expect(Math.max(...[...doubles.values()].map(({ length }) => length))).toBe(limits.maxDoubleRowsNamed);
  });
});

test('nothing of the register, and no NIK, is ever in an answer or its words', () => {
  const texts = fc.constantFrom(claimed.name, nik, siti.kk, 'Agus', '', `${nik} Agus`, '3674014303809002');
  const statuses = fc.constantFrom('alive' as const, 'deceased' as const, 'moved' as const);
  fc.assert(
    fc.property(texts, texts, texts, statuses, (number, name, birthDate, status) => {
      const person = { ...siti, status };
      const row = { row: 7, nik: number, name, birthDate };
      const answers = matchList([row, { ...row, row: 8 }], new Map([[nik, person]]));
      const words = answers.flatMap(({ name: element, suspicions, doubleOf }) => [
        verdictText[element],
        ...suspicions.map(suspicionText),
        doubleOfText(doubleOf),
      ]);
      const told = JSON.stringify([answers, words, registerDayText('2026-03-03')]);
      expect(holdsNik(told)).toBe(false);
      for (const secret of [siti.name, siti.kk, siti.address ?? '', siti.motherName ?? '', 'JULAEHA']) expect(told).not.toContain(secret);
    }),
  );
});

test('every suspicion says that it is no ground of its own to stop aid', () => {
  for (const suspicion of ['deceased', 'moved', 'double'] as const)
    expect(suspicionText(suspicion)).toMatch(/^dugaan .*; bukan satu-satunya dasar menghentikan bantuan$/);
});

test('of 1,000 labelled pairs as few are wrong as npm run bench -- matching asks of 10,000', async () => {
  const pairs = await makePairs(1_000, 12);
  for (const [element, { falseYes, different, falseNo, same }] of Object.entries(countWrong(pairs))) {
    expect([element, falseYes <= different * goals.falseYes, falseNo <= same * goals.falseNo]).toEqual([element, true, true]);
  }
  expect(
    count(
      pairs,
      ({ isName }) => isName,
      () => true,
    ).different,
  ).toBeGreaterThan(400);
});
