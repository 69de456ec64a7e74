import type { Shapes } from '../../parts/pictures/shapes.ts';
import { Controls } from './controls.tsx';
import { Pictures } from './pictures.tsx';
import { Things } from './things.tsx';

const colours = [
  'ink',
  'quiet',
  'paper',
  'surface',
  'tint',
  'line',
  'edge',
  'brand',
  'on-brand',
  'warm',
  'open',
  'limited',
  'closed',
  'focus',
];
const steps = ['data-1', 'data-2', 'data-3', 'data-4', 'data-5', 'data-6', 'data-rest', 'step-1', 'step-2', 'step-3', 'step-4', 'step-5'];

/** What pages are made of, to look at: on a laptop alone (local/gaya.ts). */
export function GayaView({ shapes }: { readonly shapes: Shapes }) {
  return (
    <>
      <h1>Gaya halaman</h1>
      <p class="lead">Bagian-bagian yang dipakai halaman portal ini, untuk dilihat.</p>
      <h2>Warna</h2>
      <Swatches names={colours} />
      <h2>Warna gambar data</h2>
      <Swatches names={steps} />
      <h2>Tulisan</h2>
      <h3>Judul tingkat tiga</h3>
      <h4>Judul tingkat empat</h4>
      <p class="headline">Kalimat utama: tiga OPD terlambat pekan ini.</p>
      <p>
        Paragraf dengan <a href="/gaya">tautan</a>, <strong>penekanan</strong>, <code>kode</code>, <del>yang lama</del> dan{' '}
        <ins>yang baru</ins>.
      </p>
      <p class="meta">Keterangan kecil di samping yang utama.</p>
      <p class="hint">Petunjuk di bawah isian.</p>
      <Controls />
      <Things />
      <Pictures shapes={shapes} />
    </>
  );
}

function Swatches({ names }: { readonly names: readonly string[] }) {
  return (
    <ul class="ways">
      {names.map((name) => (
        <li key={name}>
          <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" fill={`var(--${name})`} stroke="var(--edge)" />
          </svg>{' '}
          {name}
        </li>
      ))}
    </ul>
  );
}
