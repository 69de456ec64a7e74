const mostCharacters = 80;

/** An id from a title: small letters, digits, hyphens; accents fall away. */
export function suggestedId(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, mostCharacters)
    .replace(/^-+|-+$/g, '');
}
