import { periodExample } from '../../../functions/messages/period.ts';
import type { Cadence } from '../../../functions/model/cadence.ts';
import { byId, element, show, stackedTable } from '../../parts/elements.ts';
import { namedPeriod } from '../../parts/sending/named-period.ts';
import type { Asked, Delivery } from '../../parts/sending/send-file.ts';
import { writtenPeriod } from '../../parts/sending/written-period.ts';

/** Offers each of several files a period of its own, as its name tells; of one file, what the form asks of it. */
export function offerPeriods(files: readonly File[], cadence: Cadence): void {
  const isSeveral = files.length > 1;
  byId('one-file').hidden = isSeveral;
  byId('several').hidden = !isSeveral;
  const rows = files.map((file, place) => [file.name, periodInput(file, place, cadence)]);
  show(byId('several-files'), ...(isSeveral ? [stackedTable(`${files.length} berkas`, ['Berkas', 'Periode'], rows)] : []));
}

function periodInput({ name }: File, place: number, cadence: Cadence): HTMLElement {
  return element('input', {
    'data-period': String(place),
    'aria-label': `Periode ${name}`,
    autocomplete: 'off',
    placeholder: `misalnya ${periodExample(cadence, new Date().getFullYear())}`,
    value: namedPeriod(name, cadence),
  });
}

/** Each file as the form asks it to be sent; `whose`: all are for one unit, where one was chosen. */
export function deliveriesOf(datasetId: string, files: readonly File[], whose: Pick<Asked, 'unitId'>): Delivery[] {
  const inputs = [...byId('several-files').querySelectorAll<HTMLInputElement>('[data-period]')];
  return files.map((file, place) => {
    const period = writtenPeriod(inputs.find(({ dataset }) => dataset.period === String(place))?.value ?? '');
    return { datasetId, file, asked: { ...(period === '' ? {} : { period }), ...whose } };
  });
}

/** Why they can't be sent so: two of them are for one period, and the later would replace the earlier. */
export function doublePeriodText(deliveries: readonly Pick<Delivery, 'file' | 'asked'>[]): string | undefined {
  const byPeriod = Map.groupBy(deliveries, ({ asked }) => asked.period);
  for (const [period, same] of byPeriod) {
    if (period === undefined || same.length < 2) continue;
    const names = new Intl.ListFormat('id-ID').format(same.map(({ file }) => file.name));
    return `${names} sama-sama untuk periode ${period}: yang belakangan akan menggantikan yang sebelumnya. Perbaiki periodenya, atau kirim salah satu.`;
  }
  return undefined;
}
