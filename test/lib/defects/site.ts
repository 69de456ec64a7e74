/** The files of the site that a script asks for when it runs. */
export function askedFor(script: string): string[] {
  return [...script.matchAll(/\b(?:from|import)\s*\(?\s*["'`](\.{0,2}\/[^"'`]*)["'`]/g)].map(([, file = '']) => file);
}
