import { h } from 'preact';
import * as z from 'zod';
import { type VersionProps, VersionView } from '../../web/pages/version/view.tsx';
import { decide } from '../access/decide.ts';
import { isProblem } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { anonymous } from '../model/principal.ts';
import { rowCountsSchema } from '../model/row-counts.ts';
import { asItStands } from './as-it-stands.ts';
import { type Answered, respondPage } from './page.ts';
import type { DatasetPagePorts } from './ports.ts';
import { parseWritten } from './rows-of-answer.ts';
import { unseen } from './unseen.ts';

const rowSchema = z.record(z.string(), z.unknown());
const changesSchema = z.object({
  previous: z.number().optional(),
  total: rowCountsSchema,
  periods: z.array(rowCountsSchema.extend({ period: z.string(), replaced: z.boolean() })),
  columns: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
  items: z
    .array(
      z.object({
        period: z.string(),
        change: z.enum(['added', 'removed', 'changed']),
        before: rowSchema.optional(),
        after: rowSchema.optional(),
      }),
    )
    .optional(),
  next: z.string().optional(),
});

/** GET /dataset/{datasetId}/versi/{n}: what that version changed; the rows where anyone may read both. */
export function showVersion(ports: DatasetPagePorts): Operation<'showVersion'> {
  return (call) =>
    asItStands(ports, call, async (dataset) => {
      const decision = decide(anonymous, 'see', { kind: 'dataset', dataset }, call.now);
      const seen = dataset && decision.effect === 'allow' ? await compared(ports, dataset, call) : undefined;
      return respondPage(ports.settings, seen ?? unseen(decision, dataset));
    });
}

/** Undefined where there is no such version. */
async function compared(ports: DatasetPagePorts, dataset: Dataset, call: Call<'showVersion'>): Promise<Answered | undefined> {
  const { datasetId, n } = call.params;
  const { diffVersion } = ports.engine;
  const answer = await diffVersion({
    ...call,
    operation: 'diffVersion',
    principal: anonymous,
    query: { limit: limits.defaultRowsPerPage },
    accept: 'application/json',
  });
  if (isProblem(answer)) return undefined;
  const { items, next, ...rest } = changesSchema.parse(parseWritten(answer.text));
  const standard = dataset.standardVersion === undefined ? undefined : await ports.standards.get(datasetId, dataset.standardVersion);
  const props: VersionProps = {
    ...rest,
    datasetId,
    title: dataset.title,
    n,
    fields: standard?.fields ?? [],
    periodField: standard?.periodField,
    changes: items,
    more: next && `/v1/datasets/${datasetId}/versions/${n}/diff`,
  };
  return { title: `Versi ${n} · ${dataset.title}`, content: h(VersionView, props) };
}
