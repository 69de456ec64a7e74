/** Prints the pass criterion of an attack suite with what was measured; `id` is its number in the list of attacks (T02 …). */
export function criterion(id: string, words: string): void {
  console.log(`${id} criterion: ${words}`);
}
