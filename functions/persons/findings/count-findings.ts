import type { City } from '../../../cities/city.ts';
import type { LockStore } from '../../access/lock.port.ts';
import type { PersonKey } from '../../accounts/person-key.port.ts';
import type { ProfileStore } from '../../datasets/profile.port.ts';
import { limits } from '../../limits.ts';
import type { FindingsOfList } from '../../model/list-finding.ts';
import type { PartsCache } from '../../rows/parts-cache.ts';
import { newestPeriod } from '../dataset-register.ts';
import { deceasedWords } from '../register-words.ts';
import { appearing, type Source, type SourcePorts, sourcesOf } from '../sources.ts';
import { type AidList, aidLists, exclusiveLists, refuseFindings } from './aid-lists.ts';
import type { FindingWriter } from './finding.port.ts';
import { kelurahanColumns } from './kelurahan-columns.ts';
import { nextFindings } from './next-findings.ts';
import type { SuspectFinder } from './suspect-finder.port.ts';

export type CountPorts = SourcePorts & {
  readonly profiles: Pick<ProfileStore, 'list'>;
  readonly locks: Pick<LockStore, 'load'>;
  readonly findings: FindingWriter;
  readonly finder: SuspectFinder;
  readonly cache: PartsCache;
  readonly personKey: PersonKey;
  /** The city's kelurahan. */
  readonly areas: () => Promise<readonly { readonly code: string; readonly name: string }[]>;
  readonly city: Pick<City, 'registerAgreement' | 'findingsPurpose' | 'exclusiveProgrammes'>;
  /** ULIDs. */
  readonly ids: () => string;
  readonly now: () => Date;
  /** Notes that a list's turn failed, whose fault ends the run once all others had theirs. */
  readonly failed: (datasetId: string, error: unknown) => void;
};

/** What a run did: lists compared, findings that stand, whether the register was asked. Numbers alone, and no list is told by them. */
export type Counted = { readonly lists: number; readonly findings: number; readonly withRegister: 'yes' | 'no' };

/**
 * Compares every aid list with the register, with the programmes that exclude it, and with the city's kelurahan, as they are published now, and keeps counts (access.md, "Persons"). Past the end of the
 * register's agreement it is not asked, and what it told before goes. A list that is none any more has none. A fault at one holds up no other; the run fails with it in the end.
 */
export async function countFindings(ports: CountPorts): Promise<Counted> {
  const { city } = ports;
  const settings = city.findingsPurpose === undefined ? [] : await ports.profiles.list();
  const sources = await sourcesOf(ports, await appearing(ports, settings));
  const lists = aidLists(sources);
  const register = refuseFindings(city, ports.now()) === undefined ? registerOf(sources) : undefined;
  const standing = await ports.findings.list();
  const faults: unknown[] = [];
  let findings = 0;
  const inTurn = async (datasetId: string, does: () => Promise<void>) => {
    try {
      await does();
    } catch (error) {
      ports.failed(datasetId, error);
      faults.push(error);
    }
  };
  for (const { datasetId } of standing.filter(({ datasetId }) => !lists.some(({ source }) => source.dataset.datasetId === datasetId)))
    await inTurn(datasetId, async () => void (await ports.findings.drop(datasetId)));
  for (const list of lists) {
    const { datasetId } = list.source.dataset;
    const before = standing.find((one) => one.datasetId === datasetId);
    await inTurn(datasetId, async () => {
      findings += await countList(ports, { list, lists, register, before });
    });
  }
  if (faults.length > 0) throw new AggregateError(faults, `findings failed for ${faults.length} lists`);
  return { lists: lists.length, findings, withRegister: register ? 'yes' : 'no' };
}

type Job = {
  readonly list: AidList;
  readonly lists: readonly AidList[];
  readonly register: AidList | undefined;
  readonly before: FindingsOfList | undefined;
};

async function countList(ports: CountPorts, { list, lists, register, before }: Job): Promise<number> {
  const { dataset } = list.source;
  const others = exclusiveLists(ports.city, list, lists);
  const local = await localVersions(ports.cache, [list, ...(register ? [register] : []), ...others]);
  const columns = register?.source.profile.register;
  const found = await ports.finder.find(
    {
      list: { ...local(list), kelurahan: kelurahanColumns(list.source.fields) },
      register: register && { ...local(register), status: columns?.status, statusAt: columns?.statusAt, deceasedWords },
      exclusive: others.map((other) => ({ ...local(other), datasetId: other.source.dataset.datasetId })),
      areas: await ports.areas(),
    },
    await ports.personKey(),
  );
  const hidden = await lockedOf(ports.locks, [...new Set(found.flatMap(({ persons }) => persons))]);
  const judged = await ports.findings.verdicts(before?.findings.map(({ findingId }) => findingId) ?? []);
  const next = nextFindings(
    found,
    { list: versionOf(list), register: register && versionOf(register), others: others.map(versionOf) },
    { before, judged: new Set(judged.keys()), hidden },
    { now: ports.now(), ids: ports.ids },
  );
  await ports.findings.put({ datasetId: dataset.datasetId, opdId: dataset.opdId, countedAt: ports.now().toISOString() }, next);
  return next.length;
}

/** Those of these persons who are under a safety lock, some thousands at a time. */
async function lockedOf(locks: CountPorts['locks'], persons: readonly string[]): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  for (let from = 0; from < persons.length; from += limits.findingLocksAtOnce) {
    const some = await locks.load(persons.slice(from, from + limits.findingLocksAtOnce));
    for (const { person } of some) hidden.add(person);
  }
  return hidden;
}

/** The identity register as a version to compare with: of its newest period, since a register that comes again each month holds everybody in each. */
function registerOf(sources: readonly Source[]): AidList | undefined {
  const source = sources.find(({ profile }) => profile.register !== undefined);
  const nik = source?.fields.find(({ format }) => format === 'nik')?.name;
  if (!source || nik === undefined) return undefined;
  const newest = newestPeriod(source.manifest);
  const parts = source.manifest.parts.filter(({ period }) => period === newest);
  return { source: { ...source, manifest: { ...source.manifest, parts } }, nik, newest };
}

/** Copies of all their parts, fetched in one go: what one call fetches stays while it is read. */
async function localVersions(cache: PartsCache, versions: readonly AidList[]) {
  const paths = await cache.paths(versions.flatMap(({ source }) => source.manifest.parts));
  const local = new Map<AidList, { readonly path: string; readonly period: string }[]>();
  let at = 0;
  for (const version of versions) {
    const { parts } = version.source.manifest;
    const first = at;
    local.set(
      version,
      parts.map(({ period }, place) => ({ path: paths[first + place] ?? '', period })),
    );
    at += parts.length;
  }
  return (version: AidList) => ({
    parts: local.get(version) ?? [],
    fields: version.source.fields,
    nik: version.nik,
    newest: version.newest,
  });
}

function versionOf({ source: { dataset, manifest } }: AidList) {
  return { datasetId: dataset.datasetId, n: manifest.n };
}
