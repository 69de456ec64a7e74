import { traitsOf } from '../../../functions/model/access-level.ts';
import { call } from '../../parts/api.ts';
import type { Outcome } from '../../parts/api-call.ts';
import type { Dataset, Level, Me } from '../../parts/api-nouns.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { fillLevel, fillProcessing, followLevel, followProcessing, readLevel, readProcessing, textOf } from '../../parts/level-form.ts';
import { isHeadOf, isOperatorOf, isSteward } from '../../parts/may.ts';
import { fillMetadata, readMetadata } from '../../parts/metadata-form.ts';
import { notice } from '../../parts/notice.ts';

type Seen = { readonly dataset: Dataset; readonly etag: string | undefined };
type Change = (form: HTMLFormElement) => Promise<Outcome<Dataset>>;

const listening = new Set<string>();
const changes = new Map<string, Change>();

/** Offers the forms that this account may send, filled with what stands; `changed` is called after each change. */
export function offerForms(who: Me, seen: Seen, changed: () => Promise<void>): void {
  const { dataset, etag } = seen;
  const params = { datasetId: dataset.datasetId };
  const decides = isHeadOf(who, dataset.opdId) || isSteward(who);
  byId('describe').hidden = !isOperatorOf(who, dataset.opdId);
  byId('level').hidden = !decides;
  byId('hold').hidden = !decides;
  fillForms(dataset);
  offer('describe', changed, (form) => call('describeDataset', { params, body: { ...readMetadata(form), ...readProcessing(form) }, etag }));
  offer('level', changed, (form) => call('setAccess', { params, body: { ...readLevel(form), reason: textOf(form, 'reason') } }));
  offer('hold', changed, (form) =>
    dataset.hold ? call('release', { params, etag }) : call('hold', { params, body: { reason: textOf(form, 'reason') } }),
  );
}

/** Listens once; what it sends is what was offered last, on the dataset as it was seen last. */
function offer(id: string, changed: () => Promise<void>, change: Change): void {
  changes.set(id, change);
  if (listening.has(id)) return;
  listening.add(id);
  const form = formOf(id);
  if (id === 'level') followLevel(form);
  if (id === 'describe') followProcessing(form);
  onSubmit(form, async () => {
    const outcome = await changes.get(id)?.(form);
    if (!outcome) return;
    const place = form.querySelector<HTMLElement>('[data-outcome]');
    const words = outcome.ok && outcome.status === 202 ? 'Usulan tersimpan dan menunggu walidata.' : 'Tersimpan.';
    if (place) show(place, outcome.ok ? words : notice(outcome.problem));
    if (outcome.ok) await changed();
  });
}

function fillForms(dataset: Dataset): void {
  const describe = formOf('describe');
  fillMetadata(describe, dataset);
  fillProcessing(describe, dataset.processing);
  const level = formOf('level');
  fillLevel(level, dataset.proposedAccess ?? dataset, dataset.exemption);
  level.dispatchEvent(new Event('change'));
  showProposal(dataset.proposedAccess);
  const held = dataset.hold !== undefined;
  for (const part of formOf('hold').querySelectorAll<HTMLElement>('[data-part=reason]')) part.hidden = held;
  for (const area of formOf('hold').querySelectorAll('textarea')) area.required = !held;
  for (const send of formOf('hold').querySelectorAll('button')) show(send, held ? 'Lepas penahanan' : 'Tahan');
}

function showProposal(proposed: (Level & { readonly reason: string }) | undefined): void {
  const place = byId('proposed');
  place.hidden = proposed === undefined;
  if (!proposed) return;
  show(place, element('strong', {}, `Diusulkan: ${traitsOf(proposed).name}. `), `Alasan: ${proposed.reason}`);
}
