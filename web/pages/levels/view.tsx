import { numberText } from '../../../functions/messages/number.ts';
import { exemptionListText } from '../../../functions/messages/page-name.ts';
import { type LevelTraits, levels } from '../../../functions/model/access-level.ts';
import { LevelBadge } from '../../parts/level-badge.tsx';

export type LevelsProps = {
  /** Of those that anyone sees, how many datasets there are, by the name of the level. */
  readonly counts: ReadonlyMap<string, number>;
};

const rows = Object.values(levels).toSorted((one, other) => one.strictness - other.strictness);

/** What each access level means to a reader, as the one table has it. */
export function LevelsView({ counts }: LevelsProps) {
  return (
    <>
      <h1>Tingkat akses</h1>
      <p class="lead">
        Tiap dataset punya satu tingkat akses. Tingkat itu menentukan siapa yang melihat bahwa datanya ada, dan siapa yang membaca isinya.
      </p>
      {rows.map((level) => (
        <section key={level.name} id={anchorOf(level)} class="panel">
          <h2>
            <LevelBadge access={level.access} /> {capital(level.name)}
          </h2>
          <dl class="facts">
            {factsOf(level, counts.get(level.name) ?? 0).map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p>
        Judul data tertutup yang boleh diumumkan ada di <a href="/dikecualikan">{exemptionListText}</a>.
      </p>
    </>
  );
}

function factsOf(level: LevelTraits, count: number) {
  return [
    { label: 'Siapa membaca isinya', value: level.readers },
    { label: 'Siapa melihat bahwa data ini ada', value: level.isSeenByAll ? 'siapa saja' : 'hanya OPD pemilik dan walidata' },
    { label: 'Boleh dimohon', value: level.noRequestsBecause ?? 'Ya, oleh instansi pemerintah, dari halaman datasetnya.' },
    { label: 'Data pribadi', value: level.personalColumns === undefined ? 'boleh dimuat' : 'tidak boleh dimuat' },
    ...(level.needsExemption ? [{ label: 'Syarat', value: 'hasil uji konsekuensi (UU 14/2008, Pasal 17 dan 19)' }] : []),
    { label: 'Dataset', value: datasetsOf(level, count) },
  ];
}

/** How many there are of what not everybody sees is said to nobody. */
function datasetsOf(level: LevelTraits, count: number) {
  if (!level.isSeenByAll) return 'jumlahnya tidak diumumkan';
  return (
    <>
      {numberText(count)} · <a href={`/dataset?access=${level.access}`}>lihat yang {level.label}</a>
    </>
  );
}

function anchorOf({ access, sharing }: LevelTraits): string {
  return sharing === undefined ? access : `${access}-${sharing}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
