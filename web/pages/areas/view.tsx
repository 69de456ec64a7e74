import { numberText } from '../../../functions/messages/number.ts';

export type AreasProps = {
  readonly cityName: string;
  readonly areas: readonly { readonly code: string; readonly name: string; readonly count: number }[];
};

/** The city's kecamatan, each with its page. */
export function AreasView({ cityName, areas }: AreasProps) {
  return (
    <>
      <h1>Kecamatan di {cityName}</h1>
      <p>Angkanya: dataset yang hanya tentang kecamatan itu. Data seluruh kota disaring di halaman kecamatannya.</p>
      <ul class="ways">
        {areas.map(({ code, name, count }) => (
          <li key={code}>
            <a href={`/wilayah/${code}`}>
              {name} {count > 0 && <span class="count">{numberText(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
