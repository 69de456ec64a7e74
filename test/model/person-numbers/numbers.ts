import fc from 'fast-check';

/** Numbers that are nobody's: area and day are real, serials from 9000 on no office gives out. Men's, women's (day + 40), families', of provinces old and new. */
export const someNumbers: readonly string[] = [
  '3671111203909001', // Kota Tangerang
  '3671015205909002',
  '3603180107879003',
  '3671112902009004', // 29 February 2000
  '3219055112759005', // Banten, when it belonged to Jawa Barat
  '1171034506919006',
  '9101234107019007', // Merauke, when it belonged to Papua
  '9603027112999008',
  '7371100101709009',
  '3173063112899010',
  '7371062810039011', // Behind a telephone's number, its end looks like another
];

const two = (value: number) => String(value).padStart(2, '0');
const days = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 31 }), fc.boolean());

/** Any number that could be a person's, of a few areas. */
export const anyNumber = fc
  .tuple(
    fc.constantFrom('3671', '3603', '1171', '3573', '5103', '6471', '7371', '8171', '9101', '9671'),
    fc.integer({ min: 1, max: 51 }),
    days,
    fc.integer({ min: 1, max: 9_999 }),
  )
  .map(([regency, district, [month, year, day, isWoman], serial]) => {
    const born = Math.min(day, month === 2 ? 28 : 30) + (isWoman ? 40 : 0);
    return `${regency}${two(district)}${two(born)}${two(month)}${two(year)}${String(serial).padStart(4, '0')}`;
  });
