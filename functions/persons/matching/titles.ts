/** In front of a name: what somebody is called by (Islamic, noble, courtesy) and what they studied, without dots. */
const honorifics = [
  ...['h', 'hj', 'hjh', 'haji', 'hajah', 'hajjah', 'kh', 'kyai', 'kiai', 'kiyai', 'nyai'],
  ...['ust', 'ustad', 'ustadz', 'ustaz', 'usth', 'ustzh', 'ustadzah', 'ustazah'],
  ...['r', 'rd', 'rr', 'raden', 'tb', 'tbg', 'tubagus'],
  ...['bp', 'bpk', 'bapak', 'ibu', 'sdr', 'sdri', 'saudara', 'saudari', 'tn', 'tuan', 'ny', 'nyonya', 'nn', 'nona'],
  ...['prof', 'dr', 'drg', 'drh', 'drs', 'dra', 'ir', 'apt', 'ns', 'pdt', 'pendeta'],
];

/** Said of the dead, before or behind. */
const ofTheDead = ['alm', 'almh', 'almarhum', 'almarhumah'];

/** Behind a name: what somebody studied (Kepmendikbudristek 164/M/2022 and the older ones it replaced), without dots. */
const degrees = [
  ...[
    'spd',
    'spdi',
    'spdsd',
    'spdaud',
    'ssi',
    'se',
    'sei',
    'sh',
    'shi',
    'shum',
    'st',
    'skom',
    'ssos',
    'ssosi',
    'sip',
    'sikom',
    'sag',
    'sked',
  ],
  ...['skm', 'skep', 'skeb', 'skh', 'sfarm', 'sgz', 'sp', 'spt', 'spi', 'spsi', 'ss', 'ssn', 'sth', 'sthi', 'stp', 'sstp', 'ssy'],
  ...[
    'mpd',
    'mpdi',
    'msi',
    'mm',
    'mh',
    'mhum',
    'mt',
    'mkom',
    'ma',
    'mag',
    'mba',
    'mkes',
    'mkm',
    'msc',
    'mp',
    'mikom',
    'mph',
    'mkn',
    'mpsi',
  ],
  ...[
    'amd',
    'amdkeb',
    'amdkep',
    'amdkom',
    'amdkes',
    'amdak',
    'amapd',
    'amk',
    'amkeb',
    'ba',
    'bba',
    'bsc',
    'lc',
    'phd',
    'ners',
    'spog',
    'sppd',
  ],
];

/** Degrees that could be a word of a name: only with dots, or behind a comma. */
const degreesLikeNames = ['ama', 'mak', 'map', 'sab', 'sak', 'sam', 'sap', 'sos', 'spa', 'spb', 'sus'];

export const titlesBefore: ReadonlySet<string> = new Set([...honorifics, ...ofTheDead]);
export const titlesBehind: ReadonlySet<string> = new Set([...degrees, ...ofTheDead]);
export const titlesBehindWithDots: ReadonlySet<string> = new Set(degreesLikeNames);
