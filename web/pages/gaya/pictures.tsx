import { Figure } from '../../parts/pictures/figure.tsx';
import type { Picture } from '../../parts/pictures/picture.ts';
import type { Shapes } from '../../parts/pictures/shapes.ts';

const goods = ['Beras', 'Cabai', 'Bawang merah', 'Bawang putih', 'Telur', 'Daging ayam', 'Gula'];
const months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];
const price = { name: 'Harga', unit: 'rupiah per kg', aggregate: 'avg' } as const;

function picturesOf({ kecamatan }: Shapes): Readonly<Record<string, Picture>> {
  return {
    garis: {
      kind: 'line',
      measure: price,
      seriesName: 'Komoditas',
      series: goods.map((name, of) => ({
        name,
        points: months.map((period, place) => ({ period, value: of === 2 && place === 3 ? null : 12_000 + of * 6_000 + place * 400 })),
      })),
    },
    batang: {
      kind: 'bar',
      measure: { name: 'sekolah', aggregate: 'count' },
      categoryName: 'Akreditasi',
      categories: ['A', 'B', 'C', 'Belum'].map((name, place) => ({ name, value: place === 3 ? 'suppressed' : 90 - place * 25 })),
    },
    sebaran: {
      kind: 'histogram',
      measure: { name: 'Jumlah siswa', unit: 'orang' },
      bins: [12, 34, 51, 38, 9].map((count, place) => ({ from: 100 + place * 80, to: 180 + place * 80, count })),
      empty: 3,
    },
    peta: {
      kind: 'map',
      measure: { name: 'Kasus', unit: 'kasus', aggregate: 'sum' },
      level: 'kecamatan',
      period: '2026',
      areas: kecamatan.map(({ code }, place) => ({ area: code, value: place === 3 ? null : place === 8 ? 'suppressed' : 20 + place * 17 })),
    },
    titik: {
      kind: 'points',
      name: 'posyandu',
      points: kecamatan.map(({ name, rings }) => ({ name, longitude: rings[0]?.[0]?.[0] ?? null, latitude: rings[0]?.[0]?.[1] ?? null })),
    },
  };
}

const years = ['2022', '2023', '2024', '2025', '2026'];
const offered = years.map((period) => ({ period, href: '#peta' }));
const periods = { name: 'Tahun', shown: '2026', offered, held: 9 };

/** A picture of every kind, with what is missing and what is too small to be shown. */
export function Pictures({ shapes }: { readonly shapes: Shapes }) {
  return (
    <>
      <h2>Gambar</h2>
      <div class="pictures">
        {Object.entries(picturesOf(shapes)).map(([id, picture]) => (
          <Figure
            key={id}
            id={id}
            picture={picture}
            shapes={shapes}
            source={{ opd: 'Dinas Contoh', title: 'Dataset contoh', href: '/gaya' }}
            date="2026-11-24T05:00:00Z"
            periods={picture.kind === 'map' ? periods : undefined}
            links={{ svg: '/gaya', csv: '/gaya' }}
          />
        ))}
      </div>
    </>
  );
}
