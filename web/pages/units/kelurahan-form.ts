import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import { formOf, onSubmit, show } from '../../parts/elements.ts';
import { suggestedId } from '../../parts/suggested-id.ts';
import { problemText } from '../../parts/words.ts';
import { chosenDatasets, offerDatasets } from './dataset-choice.ts';
import type { Kept } from './kept.ts';

type Kelurahan = { readonly code: string; readonly name: string };

/** So many at a time: the service answers each within a second, and other people use it, too. */
const atOnce = 4;
let now: Kept | undefined;
let isListening = false;

/** A city's kelurahan as units, all in one act: nobody fills a form a hundred times. */
export function offerKelurahan(kept: Kept): void {
  const part = document.getElementById('kelurahan-form');
  if (!part) return;
  now = kept;
  const form = formOf('kelurahan-form');
  part.hidden = missing(kept).length === 0;
  offerDatasets(form, kept, []);
  if (!isListening) onSubmit(form, () => registerAll(form));
  isListening = true;
}

async function registerAll(form: HTMLFormElement): Promise<void> {
  const told = form.querySelector<HTMLElement>('[data-problem]');
  if (!now || !told) return;
  const { opdId, done, units } = now;
  const [waiting, datasetIds] = [missing(now), chosenDatasets(form)];
  const room = Number(document.body.dataset.mostUnits) - units.length;
  if (waiting.length > room)
    return show(told, `Tersisa tempat untuk ${numberText(room)} unit, sedangkan ${numberText(waiting.length)} kelurahan belum terdaftar.`);
  let made = 0;
  for (let from = 0; from < waiting.length; from += atOnce) {
    const some = waiting.slice(from, from + atOnce);
    const answers = await Promise.all(
      some.map(({ code, name }) =>
        call('putUnit', {
          params: { opdId, unitId: idOf(code, name, units) },
          body: { name: `Kelurahan ${name}`, kelurahan: code, accounts: [], datasetIds },
        }),
      ),
    );
    const refused = answers.find((answer) => !answer.ok);
    made += answers.filter(({ ok }) => ok).length;
    if (refused && !refused.ok)
      return show(told, `${numberText(made)} terdaftar, lalu berhenti: ${problemText(refused.problem)} Coba lagi untuk sisanya.`);
    show(told, `${numberText(made)} dari ${numberText(waiting.length)} terdaftar…`);
  }
  show(told);
  await done(`${numberText(made)} kelurahan terdaftar sebagai unit.`);
}

/** Those that no unit of the OPD is of, neither one that ended. */
function missing({ units }: Kept): Kelurahan[] {
  const held = new Set(units.map(({ kelurahan }) => kelurahan));
  const areas = [...document.querySelectorAll<SVGPathElement>('#map path[data-code]')];
  return areas.map(({ dataset }) => ({ code: dataset.code ?? '', name: dataset.name ?? '' })).filter(({ code }) => !held.has(code));
}

/** By its name; by its code, too, where another unit has that id. */
function idOf(code: string, name: string, units: Kept['units']): string {
  const id = suggestedId(`kelurahan ${name}`);
  return units.some(({ unitId }) => unitId === id) ? suggestedId(`kelurahan ${name} ${code}`) : id;
}
