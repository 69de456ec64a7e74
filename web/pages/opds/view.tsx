import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { Counts } from '../../../functions/model/public-counts.ts';
import { StackedTable } from '../../parts/stacked-table.tsx';

export type OpdRow = Counts & { readonly opdId: string; readonly name: string };

/** Every OPD, with what anyone may see of its data. */
export function OpdsView({ opds }: { readonly opds: readonly OpdRow[] }) {
  const delivering = opds.filter(({ datasets }) => datasets > 0).toSorted((one, other) => other.datasets - one.datasets);
  const others = opds.filter(({ datasets }) => datasets === 0);
  return (
    <>
      <h1>Organisasi Perangkat Daerah (OPD)</h1>
      <p>Yang dihitung hanya dataset yang boleh dilihat siapa saja. Terlambat: jadwal kirimannya sudah lewat.</p>
      <StackedTable
        caption={`${numberText(delivering.length)} dari ${numberText(opds.length)} OPD sudah punya dataset`}
        headers={['OPD', 'Dataset', 'Terbuka', 'Kiriman terakhir', 'Terlambat']}
        rows={delivering.map((opd) => ({
          key: opd.opdId,
          cells: [
            <a key="name" href={`/opd/${opd.opdId}`}>
              {opd.name}
            </a>,
            numberText(opd.datasets),
            numberText(opd.open),
            dayText(opd.lastDeliveryAt),
            <LateCount key="late" late={opd.late} />,
          ],
        }))}
      />
      {others.length > 0 && (
        <section>
          <h2>Belum punya dataset</h2>
          <ul class="ways">
            {others.map(({ opdId, name }) => (
              <li key={opdId}>
                <a href={`/opd/${opdId}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function LateCount({ late }: Pick<Counts, 'late'>) {
  return late === 0 ? <span>–</span> : <strong class="late">{numberText(late)}</strong>;
}
