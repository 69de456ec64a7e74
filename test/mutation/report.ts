import { readFileSync } from 'node:fs';
import * as z from 'zod';

const placeSchema = z.object({ line: z.number(), column: z.number() });
const mutantSchema = z.object({
  mutatorName: z.string(),
  replacement: z.string().default(''),
  status: z.string(),
  location: z.object({ start: placeSchema, end: placeSchema }),
});
/** Of Stryker's JSON report (mutation-testing-report-schema) what is read here. */
const reportSchema = z.object({ files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(mutantSchema) })) });

type FoundMutant = z.infer<typeof mutantSchema>;

export type Survivor = {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly code: string;
  readonly replacement: string;
};
export type FileScore = { readonly file: string; readonly killed: number; readonly survived: number };

/** Each file's mutants that a test kills and that none does, and the latter one by one. A mutant that can't run counts as neither. */
export function readReport(path: string): { readonly scores: readonly FileScore[]; readonly survivors: readonly Survivor[] } {
  const { files } = reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const all = Object.entries(files).filter(([, { mutants }]) => mutants.length > 0);
  const scores = all.map(([file, { mutants }]) => ({
    file,
    killed: mutants.filter(isKilled).length,
    survived: mutants.filter(isSurvivor).length,
  }));
  const survivors = all.flatMap(([file, { source, mutants }]) =>
    mutants.filter(isSurvivor).map((mutant) => ({
      file,
      line: mutant.location.start.line,
      mutator: mutant.mutatorName,
      code: textAt(source, mutant.location),
      replacement: oneLine(mutant.replacement),
    })),
  );
  return { scores, survivors };
}

/** Killed mutants in a hundred. */
export function scoreOf(scores: readonly FileScore[]): number {
  const killed = scores.reduce((sum, score) => sum + score.killed, 0);
  const survived = scores.reduce((sum, score) => sum + score.survived, 0);
  return (100 * killed) / (killed + survived);
}

function isKilled({ status }: FoundMutant): boolean {
  return status === 'Killed' || status === 'Timeout';
}

function isSurvivor({ status }: FoundMutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

function textAt(source: string, { start, end }: FoundMutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const cut = lines.map((line, place) => line.slice(place === 0 ? start.column - 1 : 0, place === last ? end.column - 1 : undefined));
  return oneLine(cut.join('\n'));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
