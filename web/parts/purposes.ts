type Purpose = { readonly id: string; readonly name: string };

/**
 * True where a purpose of the city's list agrees with one that the data are processed for (UU PDP 27/2022 Pasal 16): by its code or its name, whichever of
 * the two is longer holding all words of the other. Those are free text, so this tells where to look twice; it refuses nothing.
 */
export function isWithin({ id, name }: Purpose, processed: readonly string[]): boolean {
  return processed.some((text) => agree(text, id) || agree(text, name));
}

function agree(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.length === 0 || others.length === 0) return false;
  return words.every((word) => others.includes(word)) || others.every((word) => words.includes(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What a head reads before granting a purpose that agrees with none that the data are processed for; undefined where one does, or nothing is said. */
export function outsideText(purpose: Purpose, processed: readonly string[] | undefined): string | undefined {
  if (!processed || isWithin(purpose, processed)) return undefined;
  return `Di luar tujuan pemrosesan data ini (${processed.join('; ')}). Data pribadi hanya diproses sesuai tujuannya (UU PDP 27/2022 Pasal 16): setujui hanya bila tujuan yang dimohon memang termasuk di dalamnya.`;
}
