import { columnWords } from '../../../functions/messages/column.ts';
import type { Standard } from '../../parts/api-nouns.ts';
import { ScrollRegion } from '../../parts/scrolling.tsx';
import { headerOf, kindText, meaningText, rulesText, tableTexts } from '../../parts/standard-words.ts';

/** What each column means and may hold, folded. */
export function Columns({ standard }: { readonly standard: Omit<Standard, 'proposed'> }) {
  const heads = [columnWords.name, columnWords.type, columnWords.definition, columnWords.rules];
  return (
    <details class="part" id="standard">
      <summary>Kolom: arti dan aturannya</summary>
      <ScrollRegion name="Standar data">
        <table>
          <caption class="unseen">Standar data</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {standard.fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">
                  {headerOf(field)} {field.title && field.title !== field.name && <span class="meta">{field.name}</span>}
                </th>
                <td>{kindText(field)}</td>
                <td>{meaningText(field)}</td>
                <td>{rulesText(field, standard)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <ul>
        {tableTexts(standard).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
