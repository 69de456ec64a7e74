const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The first 48 bits of a ULID are its time (ULID specification, "Binary Layout"), five bits a digit. */
const timeDigits = 10;
const chanceDigits = 16;

/** The time's digits: every ULID of an earlier millisecond sorts before them, every later one after. */
export function ulidTimeOf(moment: Date): string {
  let left = moment.getTime();
  let text = '';
  for (let digit = 0; digit < timeDigits; digit += 1) {
    text = `${digits[left % digits.length]}${text}`;
    left = Math.floor(left / digits.length);
  }
  return text;
}

/** The first ULID of a millisecond: it names a moment where an id is asked for. */
export function firstUlidOf(moment: Date): string {
  return `${ulidTimeOf(moment)}${digits.slice(0, 1).repeat(chanceDigits)}`;
}

/** The milliseconds since 1970 that a ULID begins with. */
export function millisecondsOf(ulid: string): number {
  return [...ulid.slice(0, timeDigits)].reduce((sum, digit) => sum * digits.length + digits.indexOf(digit), 0);
}
