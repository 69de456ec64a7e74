import { seeded } from '../../../demo/random.ts';

/** Texts of sixteen digits and more that are nobody's number, by what they are; those by lot are the same each time. */
const random = seeded(16);
const digits = (count: number): string => Array.from({ length: count }, () => random.below(10)).join('');
const two = (value: number) => String(value).padStart(2, '0');
const day = () => ({ day: two(1 + random.below(28)), month: two(1 + random.below(12)), year: String(2015 + random.below(12)) });
const clock = () => ({ hour: two(random.below(24)), minute: two(random.below(60)), second: two(random.below(60)) });
/** Lists by a lot of their own: those above stay the same when one is added. */
const ofLists = seeded(2039);
const answers = (parting: string) => () => Array.from({ length: 20 + ofLists.below(20) }, () => String(1 + ofLists.below(4))).join(parting);
const some = (count: number, write: () => string): string[] => Array.from({ length: count }, write);
const many = 25;

export const innocents: Readonly<Record<string, readonly string[]>> = {
  'accounts of a bank, by lot': some(400, () => digits(16)),
  'accounts in fours, by lot': some(100, () => [digits(4), digits(4), digits(4), digits(4)].join(' ')),
  'cards that pay': ['4111 1111 1111 1111', '5500005555555559', '6011000990139424', '4000056655665556', '5105105105105100'],
  'numbers of orders': some(many, () => {
    const { year, month, day: ofMonth } = day();
    return `INV/${year}${month}${ofMonth}${digits(8)}`;
  }),
  'times to the hundredth': some(many, () => {
    const { year, month, day: ofMonth } = day();
    const { hour, minute, second } = clock();
    return `${year}${month}${ofMonth}${hour}${minute}${second}${digits(2)}`;
  }),
  'times of ISO 8601': some(many, () => {
    const { year, month, day: ofMonth } = day();
    const { hour, minute, second } = clock();
    return `${year}-${month}-${ofMonth}T${hour}:${minute}:${second}.${digits(6)}+07:00`;
  }),
  'microseconds since 1970': some(many, () => `17${80 + random.below(20)}${digits(12)}`),
  fractions: some(many, () => `0.${1 + random.below(9)}${digits(15)}`),
  'fractions with a comma': some(many, () => `0,${1 + random.below(9)}${digits(15)}`),
  'numbers with sixteen decimals': some(many, () => `${1 + random.below(9)}.${digits(16)}`),
  quantities: some(400, () => `${11 + random.below(85)}.${digits(14)}`),
  'quantities of thousands': some(100, () => `${3_100 + random.below(6_500)}.${digits(12)}`),
  'ids of a social network': some(many, () => `https://jejaring.example/pesan/35${digits(14)}/`),
  longitudes: some(many, () => `106.6${digits(12)}`),
  latitudes: some(many, () => `-6.1${digits(15)}`),
  points: some(many, () => `-6.1${digits(15)}, 106.${digits(14)}`),
  'points of WKT': some(many, () => `POINT(106.${digits(13)} -6.${digits(16)})`),
  'points of GeoJSON': some(many, () => `{"type":"Point","coordinates":[10${random.below(10)}.${digits(13)},6.${digits(16)}]}`),
  amounts: some(many, () => `${digits(16)}.${1 + random.below(9)}`),
  'amounts with dots': some(many, () => `Rp ${1 + random.below(9)}.${digits(3)}.${digits(3)}.${digits(3)}.${digits(3)}.${digits(3)}`),
  'accounts of the budget': some(
    many,
    () => `1.${two(1 + random.below(9))}.01.${1 + random.below(3)}.02.${digits(4)}.5.1.02.01.01.${digits(4)}`,
  ),
  'activities of the budget': some(many, () => `1.02.01.2.02.00${digits(2)}`),
  telephones: some(many, () => `021-55${digits(5)}, 0812-${digits(4)}-${digits(4)}`),
  'telephones of the country': some(many, () => `+6281${digits(9)} / +6221${digits(8)}`),
  'telephones, a line each': some(many, () => `0812${digits(8)}\n0813${digits(8)}`),
  UUIDs: some(many, () => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`),
  digests: some(many, () => `${digits(16)}abcdef0123456789`),
  'two days': some(many, () => {
    const [from, until] = [day(), day()];
    return `${from.day}-${from.month}-${from.year} s.d. ${until.day}-${until.month}-${until.year}`;
  }),
  'two days, close together': some(many, () => {
    const [from, until] = [day(), day()];
    return `${from.day}${from.month}${from.year}-${until.day}${until.month}${until.year}`;
  }),
  'two days with blanks': some(many, () => {
    const [from, until] = [day(), day()];
    return `${from.day} ${from.month} ${from.year} ${until.day} ${until.month} ${until.year}`;
  }),
  'codes of villages': some(
    many,
    () =>
      `36.71.${two(1 + random.below(13))}.10${two(1 + random.below(9))}, 36.71.${two(1 + random.below(13))}.10${two(1 + random.below(9))}`,
  ),
  'codes of regencies': ['1101, 1102, 1103, 1104', '1101 1102 1103 1104 1105', '1201\n1202\n1203\n1204', '3671;3672;3673;3674'],
  'codes of villages, plain': some(
    many,
    () => `36710${1 + random.below(9)}10${two(1 + random.below(9))} dan 36710${1 + random.below(9)}1002`,
  ),
  years: ['1994 1995 1996 1997', '2011 2012 2013 2014', '2021-2022-2023-2024', '1911 1912 1913 1914'],
  'schools’ numbers': some(many, () => `2060${digits(4)} 2060${digits(4)}`),
  'civil servants’ numbers': some(
    many,
    () =>
      `19${70 + random.below(30)}${two(1 + random.below(12))}${two(1 + random.below(28))}20${two(5 + random.below(20))}${two(1 + random.below(12))}1${digits(3)}`,
  ),
  'objects of the land tax': some(many, () => `36.71.${digits(3)}.${digits(3)}.${digits(3)}.${digits(4)}.0`),
  'numbers of pairs': some(many, () => some(12, () => two(random.below(100))).join(' ')),
  'answers of a survey': some(many, () => some(24, () => String(1 + random.below(5))).join(',')),
  'answers parted by blanks': [Array.from({ length: 20 }, () => '1').join(' '), ...some(200, answers(' '))],
  'answers parted by other signs': [...some(100, answers('-')), ...some(100, answers('\n')), ...some(100, answers(', '))],
  'answers with tens among them': some(100, () => `${answers(' ')()} 10 ${answers(' ')()}`),
  'numbers of seventeen digits': some(many, () => `3671011203900001${random.below(10)}`),
  'numbers of fifteen digits': some(many, () => `367101120390${digits(3)}`),
  'no serial': ['3671011203900000', 'NIK 3671 0112 0390 0000'],
  'no day': ['3671013002900001', '3671013104900001', '3671012902910001', '3671017202900001'],
  'no province': ['2071011203900001', '4171011203900001', '9971011203900001'],
  'prices of gold and more': ['1.234.567.890.123.456', '1,234,567,890,123,456', '12 345 678 901 234 567'],
  addresses: ['Jl. Melati No. 12 RT 003 RW 004, 15117, telp 0215523160', 'Blok 11 12 13 14 No. 15/16, 15115'],
};
