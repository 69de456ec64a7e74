import type { Dataset } from '../datasets/dataset.ts';
import type { Part } from '../versions/manifest.ts';
import { mixesPeriods } from '../versions/merge-parts.ts';
import { refusePublication } from '../versions/publish-rule.ts';

/** What is known of an accepted upload when it is decided whether a steward must look at it. */
export type ReviewQuestion = {
  readonly dataset: Dataset;
  readonly standardVersion: number;
  readonly standardApproved: boolean;
  readonly personalColumns: readonly string[];
  /** Other columns with at least one NIK in them. */
  readonly nikSuspects: readonly string[];
  readonly parts: readonly Part[];
  readonly currentParts: readonly Part[];
};

/**
 * Why the steward must look first (data-model.md, "Review"), Bahasa Indonesia; empty when the upload is published by itself: under an approved
 * standard, on a published dataset whose level stands, without priority, without personal columns that nobody knew of, and without a single NIK outside them.
 */
export function reviewReasons(question: ReviewQuestion): string[] {
  const { dataset } = question;
  const personal = question.personalColumns.filter((column) => !dataset.personalColumns.includes(column));
  const reasons: (string | false)[] = [
    dataset.current === undefined && 'Ini versi pertama dataset ini.',
    !question.standardApproved && 'Standar datanya baru diusulkan dan belum disetujui.',
    question.standardApproved && changesStandard(question) && 'Standar datanya berbeda dari yang berlaku.',
    dataset.priority && 'Ini data prioritas, yang selalu diperiksa walidata.',
    dataset.proposedAccess !== undefined && 'Pelonggaran akses dataset ini masih menunggu pengesahan walidata.',
    dataset.hold !== undefined && 'Dataset ini sedang ditahan.',
    personal.length > 0 && `Data pribadi ditemukan pada kolom yang sebelumnya tidak ditandai: ${personal.join(', ')}.`,
    question.nikSuspects.length > 0 &&
      `Ada sel berisi NIK pada kolom ${question.nikSuspects.join(', ')}. Pastikan kolom itu tidak memuat data orang sebelum terbit.`,
    mixesPeriods(question.currentParts, question.parts) &&
      'Versi berjalan dan berkas ini tidak sama-sama berperiode: bila disetujui, seluruh isi dataset diganti.',
    refusePublication(dataset, question) ?? false,
  ];
  return reasons.filter((reason) => reason !== false);
}

function changesStandard({ dataset, standardVersion }: ReviewQuestion): boolean {
  return dataset.standardVersion !== undefined && standardVersion !== dataset.standardVersion;
}
