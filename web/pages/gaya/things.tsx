import { uploadStates } from '../../../functions/messages/upload-state.ts';
import { accesses } from '../../../functions/model/access-level.ts';
import { type CardProps, DatasetCard } from '../../parts/dataset-card.tsx';
import { DueList } from '../../parts/due-list.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { Lines, ScrollRegion } from '../../parts/scrolling.tsx';
import { StackedTable } from '../../parts/stacked-table.tsx';

const card: CardProps = {
  datasetId: 'contoh',
  title: 'Harga pangan di pasar',
  description: 'Harga eceran bahan pangan pokok menurut pasar dan pekan.',
  access: 'open',
  opdId: 'dkp',
  opdName: 'Dinas Ketahanan Pangan',
  cadence: 'weekly',
  rows: 1920,
  lastDeliveryAt: '2026-11-24T05:00:00Z',
};
const due = [
  { datasetId: 'lambat', title: 'Yang lewat waktunya', at: '2026-11-01T00:00:00Z', isLate: true, cadence: 'monthly' },
  { datasetId: 'nanti', title: 'Yang akan datang', at: '2026-12-31T00:00:00Z', isLate: false, cadence: 'annual' },
] as const;

/** What is read: levels, states, notices, cards, lists, tables, folds. */
export function Things() {
  return (
    <>
      <h2>Tingkat dan keadaan</h2>
      <p class="actions">
        {accesses.map((access) => (
          <LevelBadge key={access} access={access} />
        ))}
      </p>
      {Object.entries(uploadStates).map(([state, { label }]) => (
        <p key={state} class={`state state-${state}`}>
          <strong>{label}.</strong> Apa yang terjadi, dan apa sesudahnya.
        </p>
      ))}
      <h2>Pemberitahuan</h2>
      <p class="notice">Yang perlu diketahui sebelum melanjutkan.</p>
      <div data-outcome="">Yang baru saja berhasil, dan apa sesudahnya.</div>
      <p>Memuat…</p>
      <h2>Kartu dan daftar</h2>
      <ul class="cards">
        <DatasetCard item={card} />
        <DatasetCard
          item={{ ...card, datasetId: 'sebagian', access: 'limited', leftOut: 12, rows: undefined, lastDeliveryAt: undefined }}
        />
      </ul>
      <ul class="counts">
        <li>
          <a href="/gaya">
            <strong>3</strong> menunggu
          </a>
        </li>
        <li>
          <a href="/gaya">
            <strong>0</strong> terlambat
          </a>
        </li>
      </ul>
      <ul class="chosen" aria-label="Yang dipilih">
        <li>
          tema: ekonomi <a href="/gaya">hapus</a>
        </li>
      </ul>
      <dl class="facts">
        <div>
          <dt>Lisensi</dt>
          <dd>CC BY 4.0</dd>
        </div>
      </dl>
      <DueList title="Jadwal" due={due} />
      <blockquote class="citation">Dinas Ketahanan Pangan (2026). Harga pangan di pasar, versi 2.</blockquote>
      <nav class="pages" aria-label="Contoh pindah halaman">
        <span>Baris 21–40 dari 1.920</span>
        <a href="/gaya">Sebelumnya</a>
        <a href="/gaya">Berikutnya</a>
      </nav>
      <h2>Tabel</h2>
      <StackedTable
        caption="Bertumpuk di layar sempit"
        headers={['OPD', 'Terlambat', 'Tindakan']}
        rows={[
          { key: 'a', cells: ['Dinas Kesehatan', <strong class="late">3</strong>, <button type="button">Ingatkan</button>] },
          { key: 'b', cells: ['Dinas Sosial', '0', '–'] },
        ]}
      />
      <ScrollRegion name="Yang menggulung" rows>
        <table>
          <caption>Yang menggulung</caption>
          <thead>
            <tr>
              {['Pasar', 'Komoditas', 'Harga (rupiah)'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>Pasar Anyar</td>
              <td>Cabai merah keriting</td>
              <td class="number">42.000</td>
            </tr>
            <tr class="row-added">
              <td>Pasar Poris</td>
              <td>baris baru</td>
              <td class="number">
                <del>41.000</del> <ins>43.500</ins>
              </td>
            </tr>
            <tr class="row-removed">
              <td>Pasar Ciledug</td>
              <td>baris hilang</td>
              <td class="number">–</td>
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      <h2>Lipatan</h2>
      <details class="part">
        <summary>Terlipat</summary>
        <p>Isinya.</p>
      </details>
      <details class="part" open>
        <summary>Terbuka</summary>
        <p>Isinya.</p>
      </details>
      <h2>Untuk program</h2>
      <Lines text={'curl https://data.example.id/v1/datasets\ncurl https://data.example.id/v1/datasets/harga-pangan/rows'} />
    </>
  );
}
