import { checksumsTable, followUpsTable, type MinutesTable, resultsTable, returnsTable } from '../messages/minutes-tables.ts';
import {
  agreedText,
  annexText,
  checkNumberText,
  checksumText,
  closingText,
  countedText,
  letterDayText,
  minutesName,
  noDeliveriesText,
  openingText,
} from '../messages/minutes-words.ts';
import { periodText } from '../messages/period.ts';
import type { Letter } from '../model/minutes.ts';
import type { MinutesContent, MinutesDataset } from '../model/minutes-content.ts';
import type { MinutesPaper } from '../model/minutes-words.ts';
import type { PdfBlock, PdfDocument, SignaturePlace } from '../pdf-writer/pdf-document.ts';
import { qrCode } from '../qr-code/qr-code.ts';

export type MinutesWritten = {
  readonly letter: Letter;
  readonly content: MinutesContent;
  readonly checkNumber: string;
  /** The letter whose place it takes. */
  readonly replaces?: Pick<Letter, 'number' | 'heldOn'> | undefined;
};

/** A paper of minutes: the main one names what everybody who reads minutes may know of, the annex the rest. Pure. */
export function minutesDocument(written: MinutesWritten, paper: MinutesPaper, publicUrl: string): PdfDocument {
  const { letter, content } = written;
  const name = minutesName(content.opdName, content.period);
  const isAnnex = paper === 'annex';
  return {
    title: isAnnex ? `Lampiran ${name.slice(0, 1).toLowerCase()}${name.slice(1)}` : name,
    footer: `${isAnnex ? 'Lampiran untuk OPD dan walidata · ' : ''}Nomor ${letter.number} · ${content.opdName}`,
    at: new Date(content.countedAt),
    blocks: [
      ...(isAnnex ? annexOpening(letter) : opening(written)),
      ...tables(content.datasets.filter(({ isInAnnex }) => isInAnnex === isAnnex)),
      ...(isAnnex ? [] : notes(content)),
      { is: 'paragraph', text: closingText },
      ...signatures(letter),
      checkBlock(written.checkNumber, publicUrl),
    ],
  };
}

function opening({ letter, content, replaces }: MinutesWritten): PdfBlock[] {
  const replaced =
    replaces && `Berita acara ini menggantikan berita acara nomor ${replaces.number} tanggal ${letterDayText(replaces.heldOn)}.`;
  return [
    {
      is: 'facts',
      facts: [
        ['Nomor', letter.number],
        ['Produsen data', content.opdName],
        ['Periode', periodText(content.period, 'long')],
      ],
    },
    { is: 'paragraph', text: openingText(letter) },
    {
      is: 'facts',
      facts: [
        ['1. Walidata', `${letter.walidata.name}, ${letter.walidata.post}`],
        ['2. Produsen data', `${letter.opd.name}, ${letter.opd.post}`],
      ],
    },
    { is: 'paragraph', text: agreedText(content) },
    ...(replaced ? [{ is: 'paragraph', text: replaced } as const] : []),
  ];
}

function annexOpening(letter: Letter): PdfBlock[] {
  const text = `Bagian dari berita acara nomor ${letter.number} tanggal ${letterDayText(letter.heldOn)}. Memuat dataset yang tertutup, belum terbit, atau ditarik: hanya untuk OPD dan walidata.`;
  return [{ is: 'paragraph', text }];
}

function tables(datasets: readonly MinutesDataset[]): PdfBlock[] {
  if (datasets.length === 0) return [{ is: 'paragraph', text: noDeliveriesText }];
  return [
    ...tableBlocks(resultsTable(datasets), [26, 9, 11, 34, 20]),
    ...tableBlocks(returnsTable(datasets), [26, 16, 58]),
    ...tableBlocks(followUpsTable(datasets), [26, 20, 36, 18]),
    ...tableBlocks(checksumsTable(datasets), [24, 6, 12, 58]),
  ];
}

function tableBlocks({ title, titles, rows }: MinutesTable, widths: readonly number[]): PdfBlock[] {
  if (rows.length === 0) return [];
  const columns = titles.map((text, place) => ({ title: text, width: widths[place] ?? 10 }));
  return [
    { is: 'heading', level: 2, text: title },
    { is: 'table', columns, rows },
  ];
}

function notes(content: MinutesContent): PdfBlock[] {
  const inAnnex = content.datasets.filter(({ isInAnnex }) => isInAnnex).length;
  const hasChecksums = content.datasets.some(({ checksums }) => checksums.length > 0);
  return [
    ...(inAnnex > 0 ? [{ is: 'paragraph', text: annexText(inAnnex) } as const] : []),
    { is: 'paragraph', quiet: true, text: [...countedText(content), ...(hasChecksums ? [checksumText] : [])].join(' ') },
  ];
}

const hint = '(tanda tangan elektronik tersertifikasi)';

function signatures({ walidata, opd, knowing }: Letter): PdfBlock[] {
  const place = (role: string, { name, post }: Letter['opd']): SignaturePlace => ({ role, post, hint, name });
  return [
    { is: 'signatures', places: [place('Walidata', walidata), place('Produsen data', opd)] },
    { is: 'signatures', places: [place('Mengetahui', knowing)] },
  ];
}

function checkBlock(checkNumber: string, publicUrl: string): PdfBlock {
  const address = `${publicUrl}/periksa/${checkNumber}`;
  return {
    is: 'squares',
    dark: qrCode(address),
    alt: `Kode QR: ${address}`,
    texts: [
      `Nomor verifikasi ${checkNumberText(checkNumber)}`,
      'Pindai kodenya, atau buka alamat ini, untuk melihat apakah berita acara ini masih berlaku. Yang ditampilkan: tanggal, OPD, periode dan keadaannya.',
      address,
    ],
  };
}
