import { dayText } from '../../../functions/messages/date.ts';
import { periodText } from '../../../functions/messages/period.ts';
import type { ProfileSection } from '../api-nouns.ts';
import { element, tableParts } from '../elements.ts';
import { scrollBox } from '../scroll-box.ts';
import { besideText } from '../words.ts';
import { saidText } from './said-text.ts';

/** The rows of one dataset about a person: a list of facts where it is one row, else a table; above them whose they are and how fresh. */
export function sectionPart(section: ProfileSection): HTMLElement {
  const { datasetId, title, opd, period, publishedAt, rows, whose } = section;
  const [only] = rows;
  const facts = besideText([
    ...(whose === 'family' ? ['tentang Kartu Keluarga seluruhnya'] : []),
    opd,
    `periode ${periodText(period, 'long')}`,
    `terbit ${dayText(publishedAt)}`,
  ]);
  return element(
    'section',
    { 'data-dataset': datasetId },
    element('h3', {}, title),
    element('p', { class: 'meta' }, facts),
    only && rows.length === 1 ? factsOf(section, only) : tableOf(section),
  );
}

type Row = ProfileSection['rows'][number];

function factsOf({ columns }: ProfileSection, { cells }: Row): HTMLElement {
  const told = columns.filter(({ name }) => cells[name] !== undefined);
  return factList(told.map((column) => [column.title, saidText(cells[column.name], column)]));
}

function tableOf({ title, columns, rows }: ProfileSection): HTMLElement {
  const told = columns.filter(({ name }) => rows.some(({ cells }) => cells[name] !== undefined));
  const lines = rows.map(({ period, cells }) => [periodText(period), ...told.map((column) => saidText(cells[column.name], column) || '–')]);
  return scrollBox(title, element('table', {}, ...tableParts(['Periode', ...told.map((column) => column.title)], lines)));
}

/** What is known, each with its name before it. */
export function factList(facts: readonly (readonly [name: string, value: string])[]): HTMLElement {
  const lines = facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  return element('dl', { class: 'facts' }, ...lines);
}
