import fc from 'fast-check';
import type { Rule } from '../../functions/standards/rules/constraints.ts';
import type { Field } from '../../functions/standards/standard.ts';

/** A field, cells that it takes, and cells that break exactly one of its rules. */
export type RuleCase = {
  readonly field: Omit<Field, 'name'>;
  readonly sound: fc.Arbitrary<string>;
  readonly bad: readonly (readonly [rule: Rule, cell: string])[];
};

const two = (n: number): string => String(n).padStart(2, '0');
const day = fc.record({ y: fc.integer({ min: 1990, max: 2026 }), m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 28 }) });
const isoDay = day.map(({ y, m, d }) => `${y}-${two(m)}-${two(d)}`);
const clock = fc.record({ h: fc.integer({ min: 0, max: 23 }), m: fc.integer({ min: 0, max: 59 }) });
const isoClock = clock.map(({ h, m }) => `${two(h)}:${two(m)}:00`);
const months = ['Januari', 'Feb', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agt', 'September', 'Oktober', 'Nopember', 'Desember'];
const degrees = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 90 }));
const grouped = fc.nat(99_999_999).map((n) => n.toLocaleString('id-ID'));
const json = fc.json({ maxDepth: 3 });
const from = (...cells: string[]): fc.Arbitrary<string> => fc.constantFrom(...cells);

const texts: readonly RuleCase[] = [
  {
    field: { type: 'string', constraints: { required: true } },
    sound: from('a', ' b ', '0'),
    bad: [
      ['required', ''],
      ['required', ' \u00a0'],
    ],
  },
  {
    field: { type: 'string', constraints: { pattern: '[A-Z]{3}' } },
    sound: fc.stringMatching(/^[A-Z]{3}$/),
    bad: [
      ['pattern', 'AbC'],
      ['pattern', 'ABCD'],
    ],
  },
  {
    field: { type: 'string', constraints: { minLength: 3, maxLength: 5 } },
    sound: fc.stringMatching(/^[a-zé]{3,5}$/),
    bad: [
      ['minLength', 'éé'],
      ['maxLength', 'abcdef'],
    ],
  },
  {
    field: { type: 'string', constraints: { enum: ['PKH', 'BPNT'] } },
    sound: from('PKH', 'BPNT', ''),
    bad: [
      ['enum', 'PK'],
      ['enum', 'PKH BPNT'],
    ],
  },
  { field: { type: 'string', categories: ['A', { value: 'B', label: 'Baik' }] }, sound: from('A', 'B', ''), bad: [['categories', 'Baik']] },
  { field: { type: 'string', missingValues: ['-'], constraints: { required: true } }, sound: from('x', '--'), bad: [['required', '-']] },
  {
    field: { type: 'string', format: 'nik' },
    sound: fc.tuple(day, fc.boolean()).map(([{ y, m, d }, woman]) => `367101${two(d + (woman ? 40 : 0))}${two(m)}${two(y % 100)}0001`),
    bad: [
      ['format', '3671013299900001'],
      ['format', '3671010101900000'],
      ['format', '123'],
    ],
  },
  {
    field: { type: 'string', format: 'kk' },
    sound: day.map(({ y, m, d }) => `367101${two(d)}${two(m)}${two(y % 100)}0007`),
    bad: [['format', '3671014101900001']],
  },
  {
    field: { type: 'string', format: 'kode-wilayah' },
    sound: from('36', '3671', '36.71.01', '3671011001'),
    bad: [
      ['format', '367'],
      ['format', '36-71'],
    ],
  },
  { field: { type: 'string', format: 'npsn' }, sound: fc.stringMatching(/^[0-9]{8}$/), bad: [['format', '2060687']] },
  {
    field: { type: 'string', format: 'nip' },
    sound: day.map(({ y, m, d }) => `${y}${two(m)}${two(d)}2020011001`),
    bad: [['format', '199002302020011001']],
  },
  { field: { type: 'string', format: 'phone' }, sound: from('021-5523160', '081234567890', '+62 812 3456 7890'), bad: [['format', '12']] },
  {
    field: { type: 'string', format: 'email' },
    sound: from('a@b.go.id'),
    bad: [
      ['format', 'a@b'],
      ['format', 'a b@c.id'],
    ],
  },
  { field: { type: 'string', format: 'uri' }, sound: fc.webUrl(), bad: [['format', 'www.a.go.id']] },
  { field: { type: 'string', format: 'uuid' }, sound: fc.uuid(), bad: [['format', '123e4567']] },
  { field: { type: 'string', format: 'binary' }, sound: fc.base64String(), bad: [['format', 'a=']] },
  {
    field: { type: 'any', constraints: { enum: ['1', 'x'], required: true } },
    sound: from('1', 'x'),
    bad: [
      ['enum', '2'],
      ['required', ''],
    ],
  },
];

const numbers: readonly RuleCase[] = [
  {
    field: { type: 'integer', constraints: { required: true, minimum: 0, maximum: '999' } },
    sound: fc.nat(999).map(String),
    bad: [
      ['type', 'banyak'],
      ['type', '1,5'],
      ['minimum', '-1'],
      ['maximum', '1000'],
      ['required', ' '],
    ],
  },
  {
    field: { type: 'integer', constraints: { exclusiveMinimum: 0, exclusiveMaximum: 10 } },
    sound: fc.integer({ min: 1, max: 9 }).map(String),
    bad: [
      ['exclusiveMinimum', '0'],
      ['exclusiveMaximum', '10'],
    ],
  },
  {
    field: { type: 'integer', groupChar: '.', constraints: { enum: [1000, '2000'] } },
    sound: from('1.000', '2000'),
    bad: [
      ['enum', '3.000'],
      ['type', '1.00'],
    ],
  },
  { field: { type: 'integer', categories: [1, { value: 2, label: 'dua' }] }, sound: from('1', '2', ''), bad: [['categories', '3']] },
  {
    field: { type: 'integer', bareNumber: false },
    sound: fc.nat().map((n) => `${n} orang`),
    bad: [
      ['type', '1 dari 2'],
      ['type', '(5)'],
    ],
  },
  {
    field: { type: 'integer' },
    sound: fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }).map(String),
    bad: [['type', '9'.repeat(39)]],
  },
  {
    field: { type: 'number', decimalChar: ',', groupChar: '.', constraints: { minimum: 0 } },
    sound: grouped.map((cell) => `${cell},5`),
    bad: [
      ['type', '12.34'],
      ['type', '1,2,3'],
      ['minimum', '-0,5'],
    ],
  },
  { field: { type: 'number', groupChar: ' ' }, sound: from('1 234.5', '1\u2009234', '.241'), bad: [['type', '12 34']] },
  {
    field: { type: 'number', format: 'rupiah' },
    sound: grouped.map((cell) => `Rp ${cell},00`),
    bad: [
      ['type', 'Rp1,234.5'],
      ['type', 'USD 1'],
    ],
  },
  {
    field: { type: 'number', format: 'percent', constraints: { maximum: 1 } },
    sound: fc.integer({ min: 0, max: 100 }).map((n) => `${n}.00%`),
    bad: [
      ['maximum', '101%'],
      ['type', '90'],
      ['type', '9O%'],
    ],
  },
  { field: { type: 'number', constraints: { enum: [0.5, 2] } }, sound: from('.5', '2.0'), bad: [['enum', '1']] },
  { field: { type: 'boolean' }, sound: from('ya', 'Tidak', 'TRUE', '0', ''), bad: [['type', 'mungkin']] },
  {
    field: { type: 'boolean', trueValues: ['Ada'], falseValues: ['-'] },
    sound: from('Ada', '-'),
    bad: [
      ['type', 'ada'],
      ['type', 'ya'],
    ],
  },
];

const calendar: readonly RuleCase[] = [
  {
    field: { type: 'date', constraints: { minimum: '1990-01-01', maximum: '2026-12-31' } },
    sound: isoDay,
    bad: [
      ['type', '2026-02-30'],
      ['type', '1/2/2026'],
      ['minimum', '1989-12-31'],
      ['maximum', '2027-01-01'],
    ],
  },
  {
    field: { type: 'date', format: '%d/%m/%Y', constraints: { exclusiveMinimum: '1989-12-31' } },
    sound: day.map(({ y, m, d }) => `${d}/${m}/${y}`),
    bad: [
      ['type', '31/02/2020'],
      ['type', '2020-02-01'],
      ['exclusiveMinimum', '31/12/1989'],
    ],
  },
  {
    field: { type: 'date', format: 'any' },
    sound: day.map(({ y, m, d }) => `${d} ${months[m - 1]} ${y}`),
    bad: [
      ['type', '31 April 2026'],
      ['type', 'besok'],
    ],
  },
  {
    field: { type: 'datetime', constraints: { minimum: '1990-01-01T00:00:00' } },
    sound: fc.tuple(isoDay, isoClock).map(([date, time]) => `${date}T${time}`),
    bad: [
      ['type', '2026-01-01'],
      ['type', '2026-01-01T24:30:00'],
      ['minimum', '1989-12-31 23:59:59'],
      ['minimum', '1990-01-01T00:00:00+08:00'],
    ],
  },
  {
    field: { type: 'datetime', format: '%d-%m-%Y %H.%M %z' },
    sound: fc.tuple(day, clock).map(([{ y, m, d }, { h, m: minute }]) => `${d}-${m}-${y} ${h}.${two(minute)} +07:00`),
    bad: [
      ['type', '1-1-2026 08.30'],
      ['type', '1-1-2026 08.30 WIB'],
    ],
  },
  {
    field: { type: 'time', constraints: { exclusiveMaximum: '23:59:30' } },
    sound: isoClock,
    bad: [
      ['type', '24:00:00'],
      ['type', '8.30'],
      ['exclusiveMaximum', '23:59:30'],
    ],
  },
  { field: { type: 'time', format: 'any' }, sound: clock.map(({ h, m }) => `pukul ${h}.${two(m)} WIB`), bad: [['type', '24.00']] },
  {
    field: { type: 'year', constraints: { minimum: 1990, enum: [1989, 2025, 2026] } },
    sound: from('2025', '2026'),
    bad: [
      ['type', '26'],
      ['type', '2026.0'],
      ['minimum', '1989'],
      ['enum', '2024'],
    ],
  },
  {
    field: { type: 'yearmonth', format: '%B %Y', constraints: { maximum: '2026-12' } },
    sound: day.map(({ y, m }) => `${months[m - 1]} ${y}`),
    bad: [
      ['type', 'Brumaire 2026'],
      ['type', '2026-01'],
      ['maximum', 'Jan 2027'],
    ],
  },
  { field: { type: 'yearmonth', format: 'any' }, sound: day.map(({ y, m }) => `${two(m)}/${y}`), bad: [['type', '13/2026']] },
  {
    field: { type: 'duration', constraints: { minimum: 'PT1M', maximum: 'P1Y' } },
    sound: fc.integer({ min: 1, max: 364 }).map((n) => `P${n}DT30M`),
    bad: [
      ['type', '3 hari'],
      ['type', 'P'],
      ['minimum', 'PT59S'],
      ['maximum', 'P367D'],
    ],
  },
];

const composites: readonly RuleCase[] = [
  {
    field: { type: 'list', delimiter: ';', itemType: 'integer', constraints: { minLength: 2, maxLength: 3 } },
    sound: fc.array(fc.nat(99), { minLength: 2, maxLength: 3 }).map((items) => items.join('; ')),
    bad: [
      ['type', '1;x'],
      ['minLength', '1'],
      ['maxLength', '1;2;3;4'],
    ],
  },
  {
    field: { type: 'list', itemType: 'date' },
    sound: fc.array(isoDay, { minLength: 1, maxLength: 3 }).map(String),
    bad: [['type', '2026-02-30']],
  },
  {
    field: { type: 'array', constraints: { minLength: 1, maxLength: 2 } },
    sound: fc.array(json, { minLength: 1, maxLength: 2 }).map((items) => `[${items.join(', ')}]`),
    bad: [
      ['type', '[1'],
      ['type', '{"a": 1}'],
      ['minLength', '[ ]'],
      ['maxLength', '[1, 2, [3]]'],
    ],
  },
  {
    field: { type: 'object', constraints: { maxLength: 1 } },
    sound: json.map((text) => `{"isi": ${text}}`),
    bad: [
      ['type', '{isi: 1}'],
      ['type', '[]'],
      ['maxLength', '{"a": 1, "b": 2}'],
    ],
  },
  {
    field: { type: 'geopoint' },
    sound: degrees.map(([lon, lat]) => `${lon}, ${lat}`),
    bad: [
      ['type', '-6.18, 106.63'],
      ['type', '106.63'],
    ],
  },
  {
    field: { type: 'geopoint', format: 'array' },
    sound: degrees.map(([lon, lat]) => JSON.stringify([lon, lat])),
    bad: [['type', '106, -6']],
  },
  {
    field: { type: 'geopoint', format: 'object' },
    sound: degrees.map(([lon, lat]) => JSON.stringify({ lon, lat })),
    bad: [['type', '{"lon": 1}']],
  },
  {
    field: { type: 'geojson' },
    sound: degrees.map((coordinates) => JSON.stringify({ type: 'Point', coordinates })),
    bad: [
      ['type', '{"type": "Titik"}'],
      ['type', '[106, -6]'],
    ],
  },
  {
    field: { type: 'geojson', format: 'topojson' },
    sound: from('{"type": "Topology", "objects": {}}'),
    bad: [['type', '{"type": "Point"}']],
  },
];

/** Every type, every format and every constraint of docs/standards.md at least once. */
export const ruleCases: readonly RuleCase[] = [...texts, ...numbers, ...calendar, ...composites];
