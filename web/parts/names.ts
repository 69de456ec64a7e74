/** The names of codes, read from the choices that the page came with. */
export function namesIn(select: Element | null): (code: string) => string {
  const choices = select instanceof HTMLSelectElement ? [...select.options] : [];
  const names = new Map(choices.map(({ value, text }) => [value, text]));
  return (code) => names.get(code) ?? code;
}
