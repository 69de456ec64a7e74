/**
 * The regencies (numbered from 01) and cities (from 71) of each province in Kemendagri's list (Kepmendagri 100.1.1-6117/2022), and those that were numbered there before provinces
 * parted, since nobody's NIK changes with the map: Banten's stood under 32, Kepulauan Riau's under 14, Papua's under 91, and 54 was Timor Timur.
 */
const regencies: Readonly<Record<string, readonly [regencies: number, cities: number]>> = {
  11: [20, 75],
  12: [25, 78],
  13: [12, 77],
  14: [14, 76],
  15: [11, 72],
  16: [16, 76],
  17: [9, 71],
  18: [13, 72],
  19: [6, 71],
  21: [7, 72],
  31: [1, 75],
  32: [26, 79],
  33: [29, 76],
  34: [5, 71],
  35: [29, 79],
  36: [4, 76],
  51: [8, 71],
  52: [8, 72],
  53: [22, 71],
  54: [13, 71],
  61: [12, 72],
  62: [14, 71],
  63: [11, 72],
  64: [16, 74],
  65: [5, 71],
  71: [14, 74],
  72: [13, 72],
  73: [27, 73],
  74: [17, 72],
  75: [6, 71],
  76: [6, 0],
  81: [12, 72],
  82: [10, 72],
  91: [36, 72],
  92: [13, 71],
  93: [5, 71],
  94: [10, 71],
  95: [10, 71],
  96: [6, 71],
};
const firstCity = 71;
/** No regency has more districts: Yahukimo has 51. */
const mostDistricts = 59;
/** Added to the day of birth of a woman (Permendagri 108/2019, composition of the NIK). */
const womensDays = 40;
const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether sixteen digits could be a person's or a family's: area, day of birth (of issue, in the number of a family card, which so has the same shape), serial from 0001 on.
 * Four in a thousand numbers by lot could be.
 */
export function isPersonNumber(digits: string): boolean {
  if (digits.length !== 16 || digits.endsWith('0000')) return false;
  const pair = (at: number): number => Number(digits.slice(at, at + 2));
  return isArea(digits.slice(0, 2), pair(2), pair(4)) && isDay(pair(6), pair(8), pair(10));
}

function isArea(province: string, regency: number, district: number): boolean {
  const [last, lastCity] = regencies[province] ?? [0, 0];
  const isRegency = regency >= 1 && regency <= last;
  return (isRegency || (regency >= firstCity && regency <= lastCity)) && district >= 1 && district <= mostDistricts;
}

/** Years have two digits: 00 was 2000, or 1900, in which nobody was born who has a NIK. */
function isDay(written: number, month: number, year: number): boolean {
  const day = written > womensDays ? written - womensDays : written;
  const days = month === 2 && year % 4 !== 0 ? 28 : (daysOfMonths[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** RE2: the digits of such a number and many more, with `apart` between each two. */
export function personNumberShape(apart: string): string {
  const digit = '[0-9]';
  const pairs = [
    '(?:1~[1-9]|2~1|3~[1-6]|5~[1-4]|6~[1-5]|7~[1-6]|8~[12]|9~[1-6])',
    '(?:[0-3]~[0-9]|7~[1-9])',
    '[0-5]~[0-9]',
    '[0-7]~[0-9]',
    '[01]~[0-9]',
    ...Array.from({ length: 3 }, () => `${digit}~${digit}`),
  ];
  return pairs.join('~').replaceAll('~', apart);
}
