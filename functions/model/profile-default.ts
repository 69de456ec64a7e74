import type { ProfileShow } from './profile.ts';

/** What a dataset says of itself, as far as its default is read from it. */
export type ProfileTexts = {
  readonly title: string;
  readonly description: string;
  readonly themes: readonly string[];
  readonly tags: readonly string[];
  /** Names and headers of its columns. */
  readonly columns: readonly string[];
};

/** Why a dataset is not simply shown: what it tells of, and the word that says so with its place, as the head reads them. */
export type ProfileDefault = {
  readonly show: Exclude<ProfileShow, 'shown'>;
  readonly topic: string;
  readonly word: string;
  readonly place: string;
};

type Topic = {
  readonly show: ProfileDefault['show'];
  readonly topic: string;
  /** Words that tell of it wherever they stand. */
  readonly words: readonly string[];
  /** Words too broad for a description, which mentions much in passing. */
  readonly headings?: readonly string[];
  /** With one of these in the title it is about something else: who pays for treatment, not what is treated. */
  readonly unlessTitled?: readonly string[];
};

/**
 * Data that may harm whoever is seen to be in them (data-model.md, "The subject index"; UU 27/2022 Pasal 4(2)): the strictest first. Its name alone tells, so
 * `never` hides the dataset, too; the rest of health and of child protection is told in person.
 */
const topics: readonly Topic[] = [
  {
    show: 'never',
    topic: 'HIV',
    words: ['hiv', 'aids', 'odha', 'odhiv', 'odhiva', 'antiretroviral', 'arv', 'infeksi menular seksual', 'ims', 'sifilis'],
  },
  {
    show: 'never',
    topic: 'kesehatan jiwa',
    words: [
      ...['kesehatan jiwa', 'gangguan jiwa', 'sakit jiwa', 'rumah sakit jiwa', 'odgj', 'odmk', 'psikiatri', 'psikolog', 'psikologis'],
      ...['skizofrenia', 'depresi', 'bunuh diri', 'kesehatan mental', 'gangguan mental', 'napza', 'narkoba', 'narkotika', 'penyalahguna'],
    ],
  },
  {
    show: 'never',
    topic: 'keluarga berencana',
    words: [
      ...['keluarga berencana', 'kb', 'akseptor', 'kontrasepsi', 'vasektomi', 'tubektomi', 'iud', 'akdr', 'unmet need'],
      ...['aborsi', 'keguguran', 'kehamilan tidak diinginkan'],
    ],
  },
  {
    show: 'never',
    topic: 'kekerasan seksual dan kekerasan dalam rumah tangga',
    words: [
      ...['kekerasan', 'kdrt', 'tpks', 'pelecehan', 'perkosaan', 'pemerkosaan', 'pencabulan', 'cabul', 'perdagangan orang', 'tppo'],
      ...['eksploitasi seksual', 'rumah aman', 'visum', 'p2tp2a', 'uptd ppa'],
    ],
  },
  {
    show: 'never',
    topic: 'anak yang berhadapan dengan hukum',
    words: [
      ...['anak berhadapan dengan hukum', 'anak yang berhadapan dengan hukum', 'anak berkonflik dengan hukum', 'abh', 'diversi'],
      ...['peradilan anak', 'anak binaan', 'andikpas', 'lpka', 'lpas'],
    ],
  },
  {
    show: 'never',
    topic: 'pengangkatan anak',
    words: ['adopsi', 'pengangkatan anak', 'anak angkat', 'orang tua angkat', 'orangtua angkat', 'cota'],
  },
  {
    show: 'in-person',
    topic: 'kesehatan',
    words: [
      ...[
        'penyakit',
        'pasien',
        'diagnosis',
        'diagnosa',
        'icd',
        'rekam medis',
        'rekam medik',
        'rawat inap',
        'rawat jalan',
        'golongan darah',
      ],
      ...['imunisasi', 'vaksin', 'vaksinasi', 'stunting', 'gizi buruk', 'status gizi', 'ibu hamil', 'bumil', 'kehamilan', 'persalinan'],
      ...['tuberkulosis', 'tbc', 'kusta', 'kanker', 'diabetes', 'hipertensi', 'hepatitis', 'dbd', 'demam berdarah', 'covid', 'skrining'],
    ],
    headings: ['kesehatan', 'medis', 'gizi', 'pengobatan'],
    unlessTitled: ['jaminan kesehatan', 'jkn', 'bpjs'],
  },
  {
    show: 'in-person',
    topic: 'pelindungan anak',
    words: [
      ...['pelindungan anak', 'perlindungan anak', 'anak terlantar', 'anak telantar', 'anak jalanan', 'anak asuh', 'panti asuhan', 'lksa'],
      ...['pekerja anak', 'perkawinan anak', 'pernikahan anak', 'dispensasi kawin', 'anak yang memerlukan perlindungan khusus'],
    ],
  },
];

/**
 * How a dataset may at most appear in profiles, by what it says of itself: undefined where no word speaks against showing it. A list of words is no judgement: it
 * catches the plain cases, and what it misses the head must know.
 */
export function defaultShow(texts: ProfileTexts): ProfileDefault | undefined {
  const title = folded([texts.title]);
  const headings: readonly Place[] = [
    { place: 'judul', text: title },
    { place: 'tema', text: folded(texts.themes) },
    { place: 'kata kunci', text: folded(texts.tags) },
    { place: 'kolom', text: folded(texts.columns) },
  ];
  const everywhere = [...headings, { place: 'uraian', text: folded([texts.description]) }];
  for (const { show, topic, words, headings: broad = [], unlessTitled = [] } of topics) {
    const isPaidFor = unlessTitled.some((word) => holds(title, word));
    const found = firstOf(words, everywhere) ?? (isPaidFor ? undefined : firstOf(broad, headings));
    if (found) return { show, topic, ...found };
  }
  return undefined;
}

/** Whether a choice shows more than the default lets. */
export function showsMore(chosen: ProfileShow, offered: ProfileDefault | undefined): boolean {
  return chosen === 'shown' && offered !== undefined;
}

type Place = { readonly place: string; readonly text: string };

function firstOf(words: readonly string[], places: readonly Place[]): { readonly word: string; readonly place: string } | undefined {
  for (const { place, text } of places) {
    const word = words.find((one) => holds(text, one));
    if (word !== undefined) return { word, place };
  }
  return undefined;
}

/** Words between blanks alone, so that `HIV/AIDS`, `status_hiv` and "HIV." hold the same word, and none spans two texts. */
function folded(texts: readonly string[]): string {
  return texts.map((text) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `).join('|');
}

function holds(text: string, word: string): boolean {
  return text.includes(` ${word} `);
}
