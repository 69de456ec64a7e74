import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, openBench } from './normal-form-file.ts';
import { type ReadingCase, readingsOfCases, typeError } from './read-columns.ts';

let bench: Bench;
let readings: Awaited<ReturnType<typeof readingsOfCases>>;
beforeAll(async () => {
  bench = await openBench();
  readings = await readingsOfCases(bench, cases);
});
afterAll(() => bench.close());

const cases: readonly ReadingCase[] = [
  ['boolean', { type: 'boolean' }, { ya: 'true', Tidak: 'false', TRUE: 'true', '0': 'false', mungkin: typeError }],
  [
    'own words for truth',
    { type: 'boolean', trueValues: ['Ada', 'A'], falseValues: ['Tidak Ada'] },
    { Ada: 'true', A: 'true', 'Tidak Ada': 'false', ada: typeError, ya: typeError },
  ],
  ['any', { type: 'any' }, { ' 12 ': '" 12 "', '': 'null', bebas: '"bebas"' }],
  ['binary', { type: 'string', format: 'binary' }, { 'aGFsbw==': '"aGFsbw=="', 'aGFsbw=': typeError, halo_: typeError }],
  ['uri', { type: 'string', format: 'uri' }, { 'https://a.go.id/b?c': '"https://a.go.id/b?c"', 'a.go.id': typeError }],
  [
    'uuid',
    { type: 'string', format: 'uuid' },
    { '123e4567-e89b-12d3-a456-426614174000': '"123e4567-e89b-12d3-a456-426614174000"', '123e4567': typeError },
  ],
  [
    'kk',
    { type: 'string', format: 'kk' },
    { '3671015205180001': typeError, '3671012205180001': '"3671012205180001"', '3671012205180000': typeError },
  ],
  [
    'text',
    { type: 'string' },
    { ' a ': '" a "', '': 'null', '007': '"007"', '-': '"-"', "'; DROP TABLE cells; --": '"\'; DROP TABLE cells; --"' },
  ],
  [
    'nik',
    { type: 'string', format: 'nik' },
    {
      '3671015205900001': '"3671015205900001"',
      '3671011205900000': typeError,
      '3671013905900001': typeError,
      '3671011213900001': typeError,
      ' 3671015205900001': typeError,
      '367101520590001': typeError,
      '36710152059000O1': typeError,
    },
  ],
  [
    'kode wilayah',
    { type: 'string', format: 'kode-wilayah' },
    { '36': '"36"', '36.71.01.1001': '"36.71.01.1001"', '3671011001': '"3671011001"', '36.7': typeError, '3671.01': typeError },
  ],
  ['npsn', { type: 'string', format: 'npsn' }, { '20606873': '"20606873"', '2060687': typeError }],
  [
    'nip',
    { type: 'string', format: 'nip' },
    { '198503302003121002': '"198503302003121002"', '198513302003121002': typeError, '198502302003121002': typeError },
  ],
  [
    'phone',
    { type: 'string', format: 'phone' },
    { '021-5523160': '"021-5523160"', '+62 812 3456 7890': '"+62 812 3456 7890"', '(021) 5523160': '"(021) 5523160"', '12': typeError },
  ],
  ['email', { type: 'string', format: 'email' }, { 'a@b.go.id': '"a@b.go.id"', 'a@b': typeError }],
];

test.each(cases)('%s', (what, _field, cells) => {
  expect(readings.get(what)).toEqual(cells);
});
