/**
 * The one table of what an access level is (access.md, "Levels"). Anyone who wants to know something of a level asks for a trait; nobody else compares with a
 * level's name (`test/policy/access-levels.test.ts`). Without zod, so that pages may load it.
 */
export const accesses = ['open', 'limited', 'closed'] as const;
export const sharings = ['government', 'by-request'] as const;

export type Access = (typeof accesses)[number];
export type Sharing = (typeof sharings)[number];

/** An access level; `sharing` says how a limited one is shared, and belongs to no other. */
export type Level = { readonly access: Access; readonly sharing?: Sharing | undefined };

export type LevelTraits = Level & {
  /** A higher one lets fewer people read. */
  readonly strictness: number;
  /** Who reads the rows of a published dataset, beside the owning OPD. */
  readonly readBy: 'everyone' | 'institutions' | 'grant-holders' | 'nobody';
  /** Everyone sees that a published dataset is there; else the owning OPD and the steward alone. */
  readonly isSeenByAll: boolean;
  /** It has its legal basis, reason and end (UU KIP 14/2008 Pasal 17 and 19); a level that needs none takes none. */
  readonly needsExemption: boolean;
  /** What was granted ends when a dataset comes to this level. */
  readonly endsGrants: boolean;
  /** Why a dataset with personal columns can't be at this level, and what to do instead; undefined where it can. Both go on a sentence. */
  readonly personalColumns?: { readonly why: string; readonly instead: string };
  /** Why nobody can ask for access, as a sentence; undefined where members can. */
  readonly noRequestsBecause?: string;
  /** The access in one word: badges, lists, filters. */
  readonly label: string;
  /** The access in a sentence that goes on after the label: the form where a level is chosen. */
  readonly explanation: string;
  /** How it is shared, where there is a choice: the same form. */
  readonly sharingLabel?: string;
  /** The whole level in a few words. */
  readonly name: string;
  /** Who may read, as the answer to that question. */
  readonly readers: string;
};

const limited = {
  access: 'limited',
  isSeenByAll: true,
  needsExemption: false,
  endsGrants: false,
  label: 'terbatas',
  explanation: 'hanya instansi pemerintah. Umum melihat bahwa data ini ada, tanpa isinya.',
} as const;

/** Each access, and of the one that is shared in several ways each way. */
type LevelId = Exclude<Access, 'limited'> | `limited/${Sharing}`;

export const levels: Readonly<Record<LevelId, LevelTraits>> = {
  open: {
    access: 'open',
    strictness: 0,
    readBy: 'everyone',
    isSeenByAll: true,
    needsExemption: false,
    endsGrants: false,
    personalColumns: {
      why: 'dataset ini tidak boleh terbuka',
      instead: 'pilih akses terbatas (dengan permohonan) atau tertutup, atau terbitkan rekapitulasi tanpa kolom itu',
    },
    noRequestsBecause: 'Data ini terbuka: siapa saja sudah boleh membacanya tanpa permohonan.',
    label: 'terbuka',
    explanation: 'siapa saja boleh membaca dan mengunduh. Tidak boleh memuat data pribadi.',
    name: 'terbuka',
    readers: 'siapa saja',
  },
  'limited/government': {
    ...limited,
    sharing: 'government',
    strictness: 1,
    readBy: 'institutions',
    personalColumns: {
      why: 'data terbatas ini hanya boleh dibagikan dengan permohonan',
      instead: 'pilih cara berbagi hanya atas permohonan',
    },
    noRequestsBecause: 'Data ini sudah dibagikan kepada semua instansi pemerintah: bacalah tanpa permohonan.',
    sharingLabel: 'Semua instansi pemerintah',
    name: 'terbatas',
    readers: 'semua instansi pemerintah',
  },
  'limited/by-request': {
    ...limited,
    sharing: 'by-request',
    strictness: 2,
    readBy: 'grant-holders',
    sharingLabel: 'Hanya atas permohonan (wajib bila memuat data pribadi)',
    name: 'terbatas atas permohonan',
    readers: 'instansi pemerintah yang permohonannya disetujui OPD pemilik',
  },
  closed: {
    access: 'closed',
    strictness: 3,
    readBy: 'nobody',
    isSeenByAll: false,
    needsExemption: true,
    endsGrants: true,
    noRequestsBecause: 'Data ini tertutup: isinya hanya untuk OPD pemiliknya dan tidak dibagikan atas permohonan.',
    label: 'tertutup',
    explanation: 'isinya hanya untuk OPD Anda. Umum tidak melihat bahwa data ini ada.',
    name: 'tertutup',
    readers: 'hanya OPD pemilik',
  },
};

/** The traits of a level. A limited one that does not say how it is shared is taken as the stricter of the two. */
export function traitsOf({ access, sharing = 'by-request' }: Level): LevelTraits {
  return access === 'limited' ? levels[`limited/${sharing}` as const] : levels[access];
}

/** Everyone may read it: nothing of a look is recorded, its files have plain links, and once published it never just vanishes. */
export function isPublic(level: Level): boolean {
  return traitsOf(level).readBy === 'everyone';
}

/** Members of institutions ask for access, and its owner grants or refuses. */
export function takesRequests(level: Level): boolean {
  return traitsOf(level).noRequestsBecause === undefined;
}

/** The ways to share an access, the usual one first; none where there is no choice. */
export function sharingsOf(access: Access): readonly LevelTraits[] {
  return Object.values(levels).filter((level) => level.access === access && level.sharing !== undefined);
}

/** The level that a request asks for: one that can be shared in several ways is shared in the usual one unless it says otherwise (api.md). */
export function levelOf({ access, sharing }: Level): Level {
  const [usual] = sharingsOf(access);
  return usual ? { access, sharing: sharing ?? usual.sharing } : { access };
}

/** Whether a text names an access: of forms and addresses. */
export function isAccess(text: string | undefined): text is Access {
  return accesses.some((access) => access === text);
}
