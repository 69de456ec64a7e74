const months = [
  ...['januari', 'februari', 'maret', 'april', 'mei', 'juni'],
  ...['juli', 'agustus', 'september', 'oktober', 'november', 'desember'],
] as const;
/** As many letters as tell each month from the others, as people cut them short. */
const shortest = 3;
const others: Readonly<Record<string, string>> = {
  agt: 'agustus',
  agu: 'agustus',
  nopember: 'november',
  nop: 'november',
  pebruari: 'februari',
};
const roman: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };
const parts = { triwulan: 'Q', tw: 'Q', kuartal: 'Q', caturwulan: 'T', semester: 'S', smt: 'S' } as const;
const partNames = Object.keys(parts).join('|');

/** A period as people write it (“Februari 2026”, “Triwulan II 2026”, “3 Februari 2026”) as /v1 takes it (`2026-02`); any other text as it is. */
export function writtenPeriod(text: string): string {
  const words = text.trim().toLowerCase().replace(/[.,/]/g, ' ').replace(/\s+/g, ' ');
  const [, part = '', number = '', yearOfPart = ''] =
    new RegExp(`^(${partNames})[ -]?([1-4]|i{1,3}|iv) (?:tahun )?(\\d{4})$`).exec(words) ?? [];
  const letter = Object.entries(parts).find(([name]) => name === part)?.[1];
  if (letter !== undefined) return `${yearOfPart}-${letter}${roman[number] ?? number}`;
  const [, day, name = '', year = ''] = /^(?:(\d{1,2}) )?([a-z]+) (\d{4})$/.exec(words) ?? [];
  const month = monthOf(name);
  if (month !== undefined) return [year, two(month), ...(day === undefined ? [] : [two(Number(day))])].join('-');
  return /^tahun \d{4}$/.test(words) ? words.slice('tahun '.length) : text.trim();
}

/** From 1; undefined of any other word. */
function monthOf(word: string): number | undefined {
  const meant = others[word] ?? word;
  const place = months.findIndex((month) => meant.length >= shortest && month.startsWith(meant));
  return place < 0 ? undefined : place + 1;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
