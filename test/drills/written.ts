import type { Drill } from './drill.ts';

export type Played = { readonly lines: readonly string[]; readonly at: Date; readonly commit: string; readonly seconds: number };

/** The log of a drill as docs/drills.md has it. */
export function logOf({ lines, at, commit, seconds }: Played): string {
  return [`${at.toISOString().slice(0, 10)}, commit ${commit}, ${seconds} s.`, '', '```text', ...lines, '```'].join('\n');
}

/** The document with that log under the drill's own heading, which it makes at the end where there is none. */
export function withLog(document: string, { name, title }: Pick<Drill, 'name' | 'title'>, log: string): string {
  const heading = `## ${title}\n\n\`npm run drills -- ${name}\`: `;
  const at = document.indexOf(heading);
  if (at === -1) return `${document.trimEnd()}\n\n${heading}${log}\n`;
  const next = document.indexOf('\n## ', at + heading.length);
  const rest = next === -1 ? '' : document.slice(next);
  return `${document.slice(0, at)}${heading}${log}\n${rest}`;
}

/** The document with its sections in the order of the drills; what belongs to none is left out. */
export function inOrder(document: string, drills: readonly Pick<Drill, 'title'>[]): string {
  const [head = '', ...sections] = document.split(/^(?=## )/m);
  const ordered = drills.flatMap(({ title }) => sections.filter((section) => section.startsWith(`## ${title}\n`)));
  return [head, ...ordered].map((section) => `${section.trimEnd()}\n`).join('\n');
}
