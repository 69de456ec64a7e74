import { h } from 'preact';
import { DatasetView, type ShownRows } from '../../web/pages/dataset/view.tsx';
import { AskForm } from '../../web/parts/ask-form.tsx';
import { Figure } from '../../web/parts/pictures/figure.tsx';
import { decide } from '../access/decide.ts';
import { opdNames } from '../catalog/search-datasets.ts';
import { withShownKeys } from '../datasets/shown-keys.ts';
import { standardAnswer } from '../datasets/standard-answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { formatText, offeredFiles } from '../messages/file-format.ts';
import { isPublic, takesRequests } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { type Dataset, emptyAbout } from '../model/dataset.ts';
import { selectionFormats } from '../model/file-format.ts';
import { anonymous } from '../model/principal.ts';
import type { Standard } from '../standards/standard.ts';
import { asItStands } from './as-it-stands.ts';
import { cardOf } from './card-of.ts';
import { sharingChoices } from './choices.ts';
import { datasetFacts } from './dataset-facts.ts';
import { datasetThing } from './dataset-thing.ts';
import { ownFigure } from './figure-of.ts';
import { type OpenRows, readOpenRows } from './open-rows.ts';
import { type Answered, respondPage } from './page.ts';
import { pastVersions } from './past-versions.ts';
import type { DatasetPagePorts } from './ports.ts';
import { readsFact } from './reads-fact.ts';
import { type RowView, viewParameters } from './row-view.ts';
import { unseen } from './unseen.ts';

type Asked = Call<'showDataset'>;

/**
 * GET /dataset/{datasetId}: what it is, its rows as the address asks for them, its columns, history and files. For one that anyone may not see there is one 404
 * page, the same for closed and nonexistent; its script asks /v1 again when somebody is signed in (access.md, 4). What was once public answers 410 with date
 * and reason.
 */
export function showDataset(ports: DatasetPagePorts): Operation<'showDataset'> {
  return (call) =>
    asItStands(ports, call, async (dataset) => {
      const { datasetId } = call.params;
      const decision = decide(anonymous, 'see', { kind: 'dataset', dataset }, call.now);
      const isSeen = dataset !== undefined && decision.effect === 'allow';
      const about = await ports.datasets.getAbout(datasetId);
      const page = isSeen ? await described(ports, { dataset, about: about ?? emptyAbout(datasetId) }, call) : unseen(decision, dataset);
      return respondPage(ports.settings, { script: 'dataset', ...page });
    });
}

async function described(ports: DatasetPagePorts, entry: IndexEntry, call: Asked): Promise<Answered> {
  const { dataset } = entry;
  const { city, settings } = ports;
  const { datasetId, title } = dataset;
  const isReadable = decide(anonymous, 'read', { kind: 'dataset', dataset }, call.now).effect === 'allow';
  const [open, facts, versions, ask, reads] = await Promise.all([
    isReadable ? readOpenRows(ports, dataset, { query: call.query, requestId: call.requestId, now: call.now }) : undefined,
    datasetFacts(ports, entry, call.now),
    dataset.current ? pastVersions(ports, dataset) : [],
    takesRequests(dataset) ? sharingChoices(ports) : undefined,
    isReadable ? readsFact(ports.counts, datasetId) : undefined,
  ]);
  const item = cardOf(entry, opdNames(city));
  const standard = open && (await shownStandard(ports, open.standard, call.now));
  const content = h(DatasetView, {
    item,
    publicUrl: settings.publicUrl,
    held: dataset.hold?.at,
    isPublic: isPublic(dataset),
    files: open ? wholeFiles(datasetId) : [],
    facts: reads ? [...facts, reads] : facts,
    standard,
    shown: open && shownRows(datasetId, open),
    versions,
    cited: open && {
      datasetId,
      title,
      opdName: item.opdName,
      cityName: city.name,
      version: open.version,
      published: (dataset.current?.publishedAt ?? dataset.updatedAt).slice(0, 10),
      address: `${settings.publicUrl}/dataset/${datasetId}`,
    },
    ask: ask && h(AskForm, ask),
    pictures: open ? figures(ports, dataset, open) : [],
  });
  const thing = open ? { thing: datasetThing({ city, publicUrl: settings.publicUrl, entry, fields: open.standard.fields }) } : {};
  return {
    title,
    content,
    forAccounts: !isPublic(dataset),
    told: { description: item.description, path: `/dataset/${datasetId}`, ...thing },
  };
}

/** As anyone may see it: no key leads to a dataset that they may not know of. */
async function shownStandard(ports: DatasetPagePorts, standard: Standard, now: Date) {
  return standardAnswer(await withShownKeys(ports.datasets, anonymous, now, standard));
}

function figures(ports: DatasetPagePorts, dataset: Dataset, { view, drawn: { pictures, periods } }: OpenRows) {
  const pageOf = (period: string | undefined) => pageAddress(dataset.datasetId, viewParameters(view), period);
  return pictures.map((picture, place) => h(Figure, ownFigure(ports, dataset, { picture, number: place + 1 }, { periods, pageOf })));
}

function shownRows(datasetId: string, { view, rows, total, from, refused, drawn: { period } }: OpenRows): ShownRows {
  const page = (parameters: URLSearchParams) => `${pageAddress(datasetId, parameters, period)}#rows`;
  const { page: _page, sort: _sort, ...rest } = view;
  const selection = viewParameters({ ...view, page: 1 });
  return {
    rows,
    total,
    from,
    refused,
    filters: view.filters,
    sort: view.sort,
    pictured: period,
    sorted: (sort) => page(viewParameters({ ...rest, sort, page: 1 })),
    turned: (number) => page(viewParameters({ ...view, page: number })),
    without: (place) => page(viewParameters({ ...view, filters: view.filters.toSpliced(place, 1), page: 1 })),
    apiPath: `/v1/datasets/${datasetId}/rows${asQuery(selection)}`,
    files: selectionFiles(datasetId, view),
  };
}

/** A view of the rows, with the pictures of a period, or of the latest. */
function pageAddress(datasetId: string, view: URLSearchParams, period: string | undefined): string {
  const pictured = period === undefined ? [] : [['gambar', period]];
  return `/dataset/${datasetId}${asQuery(new URLSearchParams([...view, ...pictured]))}`;
}

function asQuery(parameters: URLSearchParams): string {
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

function wholeFiles(datasetId: string) {
  return offeredFiles.map(({ label, format, query }) => ({
    label,
    href: `/v1/datasets/${datasetId}/files/${format}${asQuery(new URLSearchParams(query))}`,
  }));
}

/** The rows that the view found, as files; a whole dataset has files of its own. */
function selectionFiles(datasetId: string, view: RowView) {
  if (view.filters.length === 0) return [];
  const query = asQuery(viewParameters({ ...view, page: 1 }));
  return selectionFormats.map((format) => ({
    label: `Unduh baris terpilih sebagai ${formatText[format]}`,
    href: `/v1/datasets/${datasetId}/rows/${format}${query}`,
  }));
}
