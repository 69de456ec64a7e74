import * as z from 'zod';

const keySchema = z.object({ kind: z.enum(['missing', 'altered', 'added']), pk: z.string(), sk: z.string() });
const daySchema = z.discriminatedUnion('state', [
  z.object({
    day: z.string(),
    state: z.literal('compared'),
    archived: z.number(),
    counts: z.object({ missing: z.number(), altered: z.number(), added: z.number() }),
    first: z.array(keySchema),
  }),
  z.object({ day: z.string(), state: z.literal('not-archived') }),
  z.object({ day: z.string(), state: z.literal('damaged'), key: z.string() }),
]);
const unreadableSchema = z.strictObject({ unreadable: z.string() });
/** Records or archive could not be read, by the name of the error: no wording of ours would be surer than that something is wrong with them. */
export type Unreadable = Readonly<z.infer<typeof unreadableSchema>>;

const answerSchema = z.object({ compared: z.array(daySchema), tampered: z.number(), begun: z.string().optional() });
/** What the archive function answers about days that it compared (`ArchiveAnswer`), or that it could not. */
export const comparedSchema = z.union([unreadableSchema, answerSchema]);
type Compared = z.infer<typeof answerSchema>;

const kindTexts = { missing: 'hilang', altered: 'berubah', added: 'ditambahkan' } as const;

/**
 * What the command says of the days, and the number that it ends with: 0 when every archived day is as it was archived, 1 when one is not or is missing, 2 when
 * none of them is archived, so that nothing was compared. What can't be read is not as it was archived. Days before the archive began differ from nothing. Keys and
 * counts alone: no name, and nothing that a record says.
 */
export function comparedWords(answer: Compared | Unreadable): { readonly lines: readonly string[]; readonly code: 0 | 1 | 2 } {
  if ('unreadable' in answer) return { lines: [unreadableLine(answer)], code: 1 };
  const { begun, compared, tampered } = answer;
  const isBefore = ({ day, state }: Compared['compared'][number]) => state === 'not-archived' && (begun === undefined || day < begun);
  const before = compared.filter(isBefore);
  const since = compared.filter((one) => !isBefore(one));
  const lines = [...beforeLine(before.length, begun), ...since.flatMap(linesOf)];
  if (tampered > 0) return { lines: [...lines, 'ADA YANG BERBEDA: lihat docs/runbook.md, bagian RecordsTampered.'], code: 1 };
  if (since.length === 0) return { lines: [...lines, 'Tidak ada hari yang dapat dibandingkan.'], code: 2 };
  return { lines: [...lines, `${since.length} hari dibandingkan: semua catatan akses sama dengan arsipnya.`], code: 0 };
}

function unreadableLine({ unreadable }: Unreadable): string {
  return `CATATAN ATAU ARSIPNYA TIDAK TERBACA (${unreadable}): mungkin ada yang merusaknya. Lihat docs/runbook.md, bagian RecordsTampered.`;
}

function beforeLine(count: number, begun: string | undefined): string[] {
  if (count === 0) return [];
  return [
    begun === undefined ? 'Belum ada arsip: yang pertama dibuat malam nanti.' : `Belum ada arsip sebelum ${begun}: ${count} hari dilewati.`,
  ];
}

function linesOf(one: Compared['compared'][number]): string[] {
  if (one.state === 'not-archived') return [`${one.day}  arsipnya tidak ada`];
  if (one.state === 'damaged') return [`${one.day}  arsipnya rusak: ${one.key}`];
  const { missing, altered, added } = one.counts;
  const head = `${one.day}  ${one.archived} catatan diarsip; ${missing} hilang, ${altered} berubah, ${added} ditambahkan`;
  return [head, ...one.first.map(({ kind, pk, sk }) => `            ${kindTexts[kind]}  ${pk}  ${sk}`)];
}
