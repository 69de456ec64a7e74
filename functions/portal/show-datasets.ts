import { h } from 'preact';
import { type Chosen, DatasetsView, type Narrowing } from '../../web/pages/datasets/view.tsx';
import { readCursor, writeCursor } from '../catalog/cursor.ts';
import { findDatasets, opdNames } from '../catalog/search-datasets.ts';
import type { Call, Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { accesses, traitsOf } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { facets } from '../model/metadata/names.ts';
import { metadataFields } from '../model/metadata/table.ts';
import { metadataOf, textsIn } from '../model/metadata/values.ts';
import { anonymous } from '../model/principal.ts';
import { cardOf } from './card-of.ts';
import { commonest, countWords } from './count-words.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

type Query = Call<'showDatasets'>['query'];
type Asked = Readonly<Record<string, string>>;

/** GET /dataset: the list, found by words, narrowed by owner, level and facets. */
export function showDatasets(ports: PortalPorts): Operation<'showDatasets'> {
  return async (call) => {
    const asked = askedOf(call.query);
    const found = await findDatasets(ports, {
      principal: anonymous,
      query: call.query,
      now: call.now,
    });
    const offset = readCursor(call.query.cursor) ?? 0;
    const names = opdNames(ports.city);
    const next = offset + limits.defaultListItems;
    const parameters = await parametersOf(ports);
    return respondPage(ports.settings, {
      title: 'Dataset',
      told: { description: `${found.length} dataset ${ports.city.name}.`, path: '/dataset' },
      content: h(DatasetsView, {
        words: call.query.q,
        total: found.length,
        shown: found.slice(offset, next).map((entry) => cardOf(entry, names)),
        chosen: chosenOf(parameters, asked),
        narrowings: parameters.filter(({ name }) => asked[name] === undefined).map((parameter) => narrowingOf(parameter, found, asked)),
        sorts: sortsOf(asked),
        next: next < found.length ? { ...asked, cursor: writeCursor(next) } : undefined,
      }),
    });
  };
}

/** What is asked for, without the place in the list. */
function askedOf(query: Query): Asked {
  const { cursor: _cursor, ...asked } = query;
  return Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** A parameter that narrows the list. */
type Parameter = {
  readonly name: string;
  readonly label: string;
  readonly valuesOf: (entry: IndexEntry) => readonly string[];
  readonly textOf: (value: string) => string;
};

async function parametersOf({ city, districts }: PortalPorts): Promise<readonly Parameter[]> {
  const names = opdNames(city);
  const areas = new Map((await districts()).map(({ code, name }) => [code, name]));
  return [
    ...facets.map(({ name, facet }) => ({
      name: facet,
      label: metadataFields[name].label,
      valuesOf: (entry: IndexEntry) => textsIn(metadataOf(entry)[name]),
      textOf: (value: string) => areas.get(value) ?? value,
    })),
    {
      name: 'access',
      label: 'Akses',
      valuesOf: ({ dataset }) => [dataset.access],
      textOf: (value) => accesses.filter((access) => access === value).map((access) => traitsOf({ access }).label)[0] ?? value,
    },
    { name: 'opd', label: 'OPD', valuesOf: ({ dataset }) => [dataset.opdId], textOf: (value) => names.get(value) ?? value },
  ];
}

function narrowingOf({ name, label, valuesOf, textOf }: Parameter, found: readonly IndexEntry[], asked: Asked): Narrowing {
  const values = countWords(found, valuesOf).map(({ word, count }) => ({ label: textOf(word), count, query: { ...asked, [name]: word } }));
  return { label, values: commonest(values) };
}

function chosenOf(parameters: readonly Parameter[], asked: Asked): Chosen[] {
  return parameters.flatMap(({ name, label, textOf }) => {
    const { [name]: value, ...without } = asked;
    return value === undefined ? [] : [{ label, value: textOf(value), without }];
  });
}

const sortLabels = { relevance: 'paling cocok', updated: 'terbaru', title: 'judul' } as const;

/** By fit only where there are words to fit. */
function sortsOf({ sort, ...asked }: Asked) {
  const usual = asked.q === undefined ? 'updated' : 'relevance';
  const offered = Object.entries(sortLabels).filter(([name]) => name !== 'relevance' || asked.q !== undefined);
  return offered.map(([name, label]) => ({ label, query: { ...asked, sort: name }, current: (sort ?? usual) === name }));
}
