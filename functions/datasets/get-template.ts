import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactsStore } from '../access/access-facts.port.ts';
import { isInside } from '../access/inside.ts';
import { workbookContentType } from '../excel-writer/content-type.ts';
import { writeWorkbook } from '../excel-writer/write-workbook.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import { notFound } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { type Principal, unitsFor } from '../model/principal.ts';
import type { ReferenceCodeList } from '../model/reference-code-list.ts';
import { bindingStandard } from '../standards/binding-standard.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Standard } from '../standards/standard.ts';
import { type AllowedDataset, decidedOn } from './allowed-dataset.ts';
import type { Published } from './published.port.ts';
import { type Judged, recheckAccess, type Standing } from './recheck-access.ts';
import type { AreaCode } from './template/template-column.ts';
import { templateSheets } from './template/template-sheets.ts';

type Ports = {
  readonly facts: FactsStore;
  readonly standards: Pick<StandardStore, 'list'>;
  readonly published: Pick<Published, 'find' | 'putFile' | 'presign'>;
  /** The codes of a list that lie in the city. */
  readonly cityCodes: (list: ReferenceCodeList) => Promise<readonly AreaCode[]>;
  readonly ids: () => string;
  /** Where files are built. */
  readonly directory: string;
};

/** Part of a template's key: counted up when templates of the same standard look different, so that old ones are not given out. */
const templateForm = 3;

/**
 * GET …/template: a link to the workbook in which the dataset is best delivered, made from the standard that its uploads must meet. Built
 * when first asked for; a standard never changes, so neither does its template. 404 while there is no standard. The link leaves only if
 * access is still what it was signed on (decision 14): building takes seconds.
 */
export function getTemplate(ports: Ports): Operation<'getTemplate'> {
  return (call) =>
    recheckAccess(
      ports.facts,
      call,
      (standing) => judge(standing, call),
      (allowed) => answer(ports, call, allowed),
    );
}

type Allowed = Extract<AllowedDataset, { ok: true }> & { readonly principal: Principal };

function judge({ dataset, principal }: Standing, call: Call<'getTemplate'>): Judged<Allowed> {
  const allowed = decidedOn(dataset, { ...call, principal }, 'see-template');
  return allowed.ok ? { ok: true, of: { ...allowed, principal } } : allowed;
}

async function answer(ports: Ports, call: Call<'getTemplate'>, allowed: Allowed): Promise<Answer<'getTemplate'>> {
  const { dataset, principal, edge, log } = allowed;
  const standard = standardOf(dataset, await ports.standards.list(dataset.datasetId), readerOf(principal, dataset));
  if (!standard) return notFound;
  const { key, versionId } = await findOrBuild(ports, dataset, standard);
  const as = { fileName: `templat-${dataset.datasetId}-${standard.n}.xlsx`, contentType: workbookContentType };
  const link = await linkAnswer(call, (method) => ports.published.presign(method, key, versionId, as));
  return { ...link, ...edge, log: { ...log, standardVersion: standard.n } };
}

type Reader = 'insider' | 'unit' | 'outsider';

function readerOf(principal: Principal, dataset: Dataset): Reader {
  if (isInside(principal, dataset.opdId)) return 'insider';
  return unitsFor(principal, dataset).length > 0 ? 'unit' : 'outsider';
}

/**
 * Anyone who may see proposals gets the one that the next upload will be judged by, or what the newest file proposed; a unit that delivers the former alone; everyone
 * else the one in force.
 */
function standardOf({ standardVersion }: Dataset, all: readonly Standard[], reader: Reader): Standard | undefined {
  const inForce = all.find(({ n }) => n === standardVersion);
  if (reader === 'outsider') return inForce;
  return bindingStandard(all, standardVersion) ?? (reader === 'insider' ? all[0] : inForce);
}

async function findOrBuild(ports: Ports, dataset: Dataset, standard: Standard): Promise<{ key: string; versionId: string }> {
  const key = `datasets/${dataset.datasetId}/templates/${standard.n}-${templateForm}.xlsx`;
  const found = await ports.published.find(key);
  if (found) return { key, versionId: found.versionId };
  const lists = new Set(standard.fields.flatMap(({ referenceCodes }) => referenceCodes ?? []));
  const codes = new Map(await Promise.all([...lists].map(async (list) => [list, await ports.cityCodes(list)] as const)));
  const target = join(ports.directory, `${ports.ids()}.xlsx`);
  try {
    await mkdir(ports.directory, { recursive: true });
    await writeWorkbook(target, templateSheets(dataset.title, standard, codes));
    return { key, ...(await ports.published.putFile(key, target, workbookContentType)) };
  } finally {
    await rm(target, { force: true });
  }
}
