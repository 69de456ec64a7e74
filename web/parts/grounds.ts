import { dayText } from '../../functions/messages/date.ts';
import type { Dataset } from './api-nouns.ts';
import { element } from './elements.ts';
import { formNames } from './words.ts';

/** On what grounds personal data are processed and a dataset is closed; /v1 tells those who may know. */
export function groundsParts({ processing, exemption, hold }: Dataset): HTMLElement[] {
  return [
    ...(processing
      ? facts(formNames.processing, [
          ['Dasar', processing.basis],
          ['Tujuan', processing.purposes.join(', ')],
          ['Disimpan sampai', dayText(processing.retentionUntil)],
        ])
      : []),
    ...(exemption
      ? facts('Dasar pengecualian', [
          ['Dasar hukum', exemption.legalBasis],
          ['Alasan', exemption.reason],
          ['Tertutup sampai', dayText(exemption.until)],
        ])
      : []),
    ...(hold?.reason ? facts('Penahanan', [['Alasan', hold.reason]]) : []),
  ];
}

/** A list of named facts. */
export function factList(named: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    'dl',
    { class: 'facts' },
    ...named.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

function facts(title: string, named: readonly (readonly [string, string])[]): HTMLElement[] {
  return [element('h2', {}, title), factList(named)];
}
