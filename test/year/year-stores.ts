import type { DatasetStore } from '../../functions/datasets/dataset.port.ts';
import type { UploadStore } from '../../functions/uploads/upload.port.ts';
import type { ManifestStore } from '../../functions/versions/manifest.port.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryManifests } from '../fakes/memory-manifests.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';

/** The memory stores, one for each dataset: a year of a city is read a hundred times over. */

export function uploadsByDataset(): UploadStore {
  const of = each(() => memoryUploads());
  return {
    get: (datasetId, uploadId) => of(datasetId).get(datasetId, uploadId),
    datasetOf: async () => undefined,
    list: (datasetId, limit, cursor) => of(datasetId).list(datasetId, limit, cursor),
    create: (upload) => of(upload.datasetId).create(upload),
    move: (upload, from, condition) => of(upload.datasetId).move(upload, from, condition),
    giveTo: (opdId, upload) => of(upload.datasetId).giveTo(opdId, upload),
  };
}

export function manifestsByDataset(): ManifestStore {
  const of = each(() => memoryManifests());
  return {
    put: (manifest) => of(manifest.datasetId).put(manifest),
    get: (datasetId, n, uploadId) => of(datasetId).get(datasetId, n, uploadId),
    list: (datasetId, upTo, limit) => of(datasetId).list(datasetId, upTo, limit),
  };
}

export function datasetsByOpd(): DatasetStore {
  const of = each(() => memoryDatasets());
  const owned = each(() => new Set<string>());
  const owners = new Map<string, string>();
  const own = (datasetId: string, opdId: string) => {
    owned(owners.get(datasetId) ?? opdId).delete(datasetId);
    owned(opdId).add(datasetId);
    owners.set(datasetId, opdId);
  };
  const loaded = async <T>(datasetIds: readonly string[], read: (datasetId: string) => Promise<T | undefined>) => {
    const found = new Map<string, T>();
    for (const datasetId of datasetIds) {
      const one = await read(datasetId);
      if (one !== undefined) found.set(datasetId, one);
    }
    return found;
  };
  const get: DatasetStore['get'] = (datasetId) => of(datasetId).get(datasetId);
  const getAbout: DatasetStore['getAbout'] = (datasetId) => of(datasetId).getAbout(datasetId);
  return {
    get,
    getAbout,
    load: (datasetIds) => loaded(datasetIds, get),
    loadAbouts: (datasetIds) => loaded(datasetIds, getAbout),
    getWithAbout: (datasetId) => of(datasetId).getWithAbout(datasetId),
    create: (dataset, about) => {
      own(dataset.datasetId, dataset.opdId);
      return of(dataset.datasetId).create(dataset, about);
    },
    replace: async (dataset) => {
      const outcome = await of(dataset.datasetId).replace(dataset);
      if (outcome === 'written') own(dataset.datasetId, dataset.opdId);
      return outcome;
    },
    putAbout: (about) => of(about.datasetId).putAbout(about),
    listByOpd: async (opdId) => [...(await loaded([...owned(opdId)], get)).values()],
    hide: (datasetId, revision) => of(datasetId).hide(datasetId, revision),
    unhide: (datasetId, revision) => of(datasetId).unhide(datasetId, revision),
    hidden: async () => new Map(),
  };
}

function each<T>(make: () => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const found = made.get(name) ?? make();
    made.set(name, found);
    return found;
  };
}
