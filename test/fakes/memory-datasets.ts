import type { DatasetStore } from '../../functions/datasets/dataset.port.ts';
import type { About, Dataset } from '../../functions/model/dataset.ts';
import { aboutSchema, datasetSchema } from '../../functions/model/dataset.ts';

/** Datasets in memory; parses what is written, as the adapter parses what it reads. `put` seeds without conditions. */
export function memoryDatasets(...seeds: Dataset[]): DatasetStore & { put(dataset: Dataset, about?: About): void } {
  const metas = new Map<string, Dataset>();
  const abouts = new Map<string, About>();
  const hiddenIds = new Map<string, number>();
  const write = (dataset: Dataset) => metas.set(dataset.datasetId, datasetSchema.parse(structuredClone(dataset)));
  for (const seed of seeds) write(seed);
  return {
    put(dataset, about) {
      write(dataset);
      if (about) abouts.set(about.datasetId, aboutSchema.parse(about));
    },
    async get(datasetId) {
      return structuredClone(metas.get(datasetId));
    },
    async load(datasetIds) {
      const found = datasetIds.flatMap((datasetId) => metas.get(datasetId) ?? []);
      return new Map(found.map((dataset) => [dataset.datasetId, structuredClone(dataset)]));
    },
    async loadAbouts(datasetIds) {
      const found = datasetIds.flatMap((datasetId) => abouts.get(datasetId) ?? []);
      return new Map(found.map((about) => [about.datasetId, structuredClone(about)]));
    },
    async getAbout(datasetId) {
      return structuredClone(abouts.get(datasetId));
    },
    async getWithAbout(datasetId) {
      return structuredClone({ dataset: metas.get(datasetId), about: abouts.get(datasetId) });
    },
    async create(dataset, about) {
      const standing = metas.get(dataset.datasetId);
      if (standing && !isSameCreation(standing, dataset)) return 'exists';
      write(dataset);
      abouts.set(about.datasetId, aboutSchema.parse(about));
      return 'created';
    },
    async replace(dataset) {
      if (metas.get(dataset.datasetId)?.revision !== dataset.revision - 1) return 'stale';
      write(dataset);
      return 'written';
    },
    async putAbout(about) {
      abouts.set(about.datasetId, aboutSchema.parse(structuredClone(about)));
    },
    async listByOpd(opdId) {
      return structuredClone([...metas.values()].filter((dataset) => dataset.opdId === opdId));
    },
    async hide(datasetId, revision) {
      if ((hiddenIds.get(datasetId) ?? revision) <= revision) hiddenIds.set(datasetId, revision);
    },
    async unhide(datasetId, revision) {
      if (hiddenIds.get(datasetId) === revision) hiddenIds.delete(datasetId);
    },
    async hidden() {
      return new Map(hiddenIds);
    },
  };
}

function isSameCreation(one: Dataset, other: Dataset): boolean {
  const isSame = (name: 'revision' | 'opdId' | 'createdBy' | 'createdAt') => one[name] === other[name];
  return isSame('revision') && isSame('opdId') && isSame('createdBy') && isSame('createdAt');
}
