import type { DatasetStore } from '../../functions/datasets/dataset.port.ts';
import type { UploadStore } from '../../functions/uploads/upload.port.ts';
import type { ManifestStore } from '../../functions/versions/manifest.port.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryManifests } from '../fakes/memory-manifests.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';

/** The memory stores, one for each dataset or OPD: a year of a city is read a hundred times over. */

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
  const owners = new Map<string, string>();
  const home = (datasetId: string) => of(owners.get(datasetId) ?? '');
  const loaded = async <T>(datasetIds: readonly string[], read: (datasetId: string) => Promise<T | undefined>) => {
    const found = new Map<string, T>();
    for (const datasetId of datasetIds) {
      const one = await read(datasetId);
      if (one !== undefined) found.set(datasetId, one);
    }
    return found;
  };
  const get: DatasetStore['get'] = (datasetId) => home(datasetId).get(datasetId);
  const getAbout: DatasetStore['getAbout'] = (datasetId) => home(datasetId).getAbout(datasetId);
  return {
    get,
    getAbout,
    load: (datasetIds) => loaded(datasetIds, get),
    loadAbouts: (datasetIds) => loaded(datasetIds, getAbout),
    getWithAbout: (datasetId) => home(datasetId).getWithAbout(datasetId),
    create: (dataset, about) => {
      owners.set(dataset.datasetId, dataset.opdId);
      return of(dataset.opdId).create(dataset, about);
    },
    replace: (dataset) => home(dataset.datasetId).replace(dataset),
    putAbout: (about) => home(about.datasetId).putAbout(about),
    listByOpd: (opdId) => of(opdId).listByOpd(opdId),
    hide: (datasetId, revision) => home(datasetId).hide(datasetId, revision),
    unhide: (datasetId, revision) => home(datasetId).unhide(datasetId, revision),
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
