import fc from 'fast-check';
import { referenceCodeLists } from '../../functions/model/reference-code-list.ts';
import { checkStandard } from '../../functions/standards/check-standard.ts';
import { constraintRules } from '../../functions/standards/rules/table.ts';
import { fieldTypes, type StandardContent, standardContentSchema } from '../../functions/standards/standard.ts';
import { isUnreadable } from '../../functions/standards/unreadable-text.ts';

const columns = 5;
export const names = Array.from({ length: columns }, (_, place) => `kolom_${place}`);

/** What people and attackers write where a text is asked for. */
const junk = fc.oneof(
  fc.constantFrom(
    "'",
    '"',
    '%',
    '%%',
    '\\',
    '$1',
    '--',
    ';',
    '{',
    '(',
    '[',
    ']',
    '.',
    ',',
    ' ',
    '\u00a0',
    '\n',
    '𝟚',
    '🚀',
    'é',
    '',
    '0',
    '\\d',
    '^$',
    'a|b',
    '(?i)',
    '\\p{L}',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('%d', '%m', '%Y', '%B', '%b', '%H', '%M', '%S', '%z', '/', '-', ' ', ':', '.') },
  junk,
);
const sound = [
  '%d/%m/%Y',
  '%Y-%m-%d',
  '%d %B %Y',
  '%d/%m/%Y %H:%M',
  '%d.%m.%Y %H.%M.%S',
  '%Y-%m-%dT%H:%M%z',
  '%H:%M',
  '%H.%M',
  '%m/%Y',
  '%B %Y',
  '%Y-%m',
  '%H:%M:%S',
];
/** A sound pattern with something put in somewhere, or one of pieces. */
const datePattern = fc.oneof(
  fc.constantFrom('any', ...sound),
  fc.tuple(fc.constantFrom(...sound), junk, fc.nat(20)).map(([pattern, more, at]) => pattern.slice(0, at) + more + pattern.slice(at)),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
);
const format = fc.oneof(
  datePattern,
  fc.constantFrom(
    'default',
    'nik',
    'kk',
    'kode-wilayah',
    'npsn',
    'nip',
    'phone',
    'email',
    'uri',
    'binary',
    'uuid',
    'rupiah',
    'percent',
    'array',
    'object',
    'topojson',
  ),
);

const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, 1e21, 1e300, -1e300, 5e-324, Number.MAX_SAFE_INTEGER, 2 ** 63, 0.1),
  fc.constantFrom(
    '0',
    '-1',
    '1e5',
    '9'.repeat(38),
    '9'.repeat(39),
    '1'.repeat(60),
    '0.1',
    '1.250',
    '1,5',
    'NaN',
    'Infinity',
    '-inf',
    '+1',
    '0x1',
    '1_000',
  ),
);
const day = fc.constantFrom(
  '2026-02-30',
  '2026-02-28',
  '0001-01-01',
  '0000-01-01',
  '9999-12-31',
  '10000-01-01',
  '2026-1-1',
  '2026-02-28T24:00',
  '2026-02-28T23:59:59',
  '2026-02-28T08:00:00.123456',
  '2026-02-28T08:00+07:00',
  '24:00',
  '23:59',
  '08:00:00',
  '2026',
  '2026-13',
  '2026-09',
  '0000',
  'epoch',
  'infinity',
  'today',
  'P1Y',
  'PT1H',
  'P',
  '-P1D',
  'P999999999999Y',
);
export const value = fc.oneof(number, day, fc.constantFrom('true', 'false', 'ya', 't', '1'), junk);
const choice = fc.oneof(value, fc.boolean());
const words = fc.array(fc.oneof(junk, fc.constantFrom('-', 'n/a', 'ya', 'tidak', '0')), { maxLength: 4 });
const level = fc.constantFrom('wajib', 'peringatan');
const length = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer(), fc.constantFrom(2 ** 31, 2 ** 53, 1e21));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
/** Rarely: what only some types take would have most standards refused. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const optional = { requiredKeys: [] } satisfies fc.RecordConstraints<never>;

/** What no line below speaks of is given any value. */
const anyConstraint = Object.fromEntries(Object.keys(constraintRules).map((name) => [name, value]));
const constraints = fc.record(
  {
    ...anyConstraint,
    required: fc.boolean(),
    unique: fc.boolean(),
    minLength: length,
    maxLength: length,
    minimum: value,
    maximum: value,
    exclusiveMinimum: value,
    exclusiveMaximum: value,
    pattern: fc.oneof(
      fc.constantFrom(
        '[A-Z]{3}',
        '^a',
        '\\d+',
        '(?i)x',
        '[[:alpha:]]',
        '\\pN',
        'a{0,1000}',
        '(a{100}){100}',
        '[^]',
        '\\Q.\\E',
        '(?<n>a)',
        '[a-\\d]',
        '\\u0041',
        '\\cA',
        '{',
        'a{,3}',
        '\\x{41}',
      ),
      fc.array(junk, { maxLength: 3 }).map((all) => all.join('')),
    ),
    enum: fc.array(choice, { maxLength: 4 }),
  },
  optional,
);
const field = fc.record(
  {
    type: fc.constantFrom(...fieldTypes),
    format,
    title: fc.constantFrom('Judul', 'NIK'),
    decimalChar: fc.constantFrom('.', ','),
    groupChar: fc.constantFrom('.', ',', ' ', ''),
    bareNumber: fc.boolean(),
    trueValues: words,
    falseValues: words,
    delimiter: fc.oneof(junk, fc.constantFrom(';', ', ', '|')),
    itemType: fc.constantFrom('string', 'integer', 'number', 'boolean', 'date', 'datetime', 'time'),
    categories: fc.array(fc.oneof(value, fc.record({ value })), { minLength: 1, maxLength: 3 }),
    categoriesOrdered: fc.boolean(),
    constraints,
    missingValues: words,
    referenceCodes: fc.constantFrom(...referenceCodeLists),
    personal: fc.boolean(),
    level,
    rules: fc.dictionary(fc.constantFrom('format', 'required', 'unique', 'minimum', 'pattern', 'enum', 'categories'), level, {
      maxKeys: 2,
    }),
    example: choice,
  },
  { requiredKeys: ['type'] },
);
/** A field of which each optional member is there by chance, and a little at a time, so that many are accepted. */
const mask = fc.tuple(fc.nat(2 ** 20), fc.nat(2 ** 20)).map(([one, other]) => one & other);
const sparse = fc.tuple(field, mask).map(([whole, kept]) => {
  const members = Object.entries(whole).filter(([name], place) => name === 'type' || ((kept >> place) & 1) === 1);
  return Object.fromEntries(members);
});
const acceptedField = sparse.filter((one) => accepted({ fields: [{ name: 'a', ...one }] }) !== undefined);

const key = fc.subarray(names, { minLength: 1, maxLength: 3 });
/** Any standard that the API accepts. */
export const anyStandard = fc
  .record({
    fields: fc.oneof(
      fc.tuple(...names.map((name) => acceptedField.map((one) => ({ name, ...one })))),
      fc
        .tuple(acceptedField, fc.nat(columns - 1))
        .map(([one, at]) => names.map((name, n) => ({ name, ...(n === at ? one : { type: 'string' }) }))),
    ),
    fieldsMatch: seldom(fc.constantFrom('exact', 'equal', 'subset', 'superset', 'partial')),
    primaryKey: maybe(key),
    uniqueKeys: seldom(fc.array(key, { minLength: 1, maxLength: 2 })),
    periodField: maybe(fc.constantFrom(...names)),
    missingValues: seldom(words),
    foreignKeys: seldom(
      fc
        .tuple(fc.constantFrom(...names), fc.constantFrom(...names))
        .map(([own, other]) => [{ fields: [own], reference: { resource: '', fields: [other] } }]),
    ),
    rules: seldom(fc.record({ primaryKey: level, uniqueKeys: level, foreignKeys: level }, optional)),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, member]) => member !== undefined)))
  .map(accepted)
  .filter((content) => content !== undefined);

/** The standard as the API takes it; undefined where it is refused. */
export function accepted(given: unknown): StandardContent | undefined {
  const text = JSON.stringify(given);
  if (isUnreadable(JSON.stringify(given).replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))))
    return undefined;
  const parsed = standardContentSchema.safeParse(JSON.parse(text));
  return parsed.success && checkStandard(parsed.data).length === 0 ? parsed.data : undefined;
}
