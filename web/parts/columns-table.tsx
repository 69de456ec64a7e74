import { columnWords } from '../../functions/messages/column.ts';
import { numberText } from '../../functions/messages/number.ts';
import type { Standard } from './api-nouns.ts';
import { StackedTable } from './stacked-table.tsx';
import { headerOf, kindText, meaningText, rulesText, type TableRules, tableTexts } from './standard-words.ts';

/** What a standard says of its columns and rows, wherever it is kept. */
export type ToldStandard = TableRules & Pick<Standard, 'ruleTexts'>;

/** Above them. */
export const columnsHeading = 'Kolom: arti dan aturannya';

/** What each column means and may hold, and what is asked of the rows as a whole. */
export function ColumnsTable({ standard }: { readonly standard: ToldStandard }) {
  return (
    <>
      <StackedTable
        caption={`${numberText(standard.fields.length)} kolom`}
        headers={[columnWords.name, columnWords.type, columnWords.definition, columnWords.rules]}
        rows={standard.fields.map((field) => ({
          key: field.name,
          cells: [
            <span key="name">
              {headerOf(field)} {field.title && field.title !== field.name && <span class="meta">{field.name}</span>}
            </span>,
            kindText(field),
            meaningText(field),
            rulesText(field, standard),
          ],
        }))}
      />
      <ul>
        {tableTexts(standard).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
