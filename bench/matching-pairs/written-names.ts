import { makeName, type Sex } from '../../demo/names.ts';
import type { Random } from '../../demo/random.ts';

/**
 * Names as cards have them, beside the demo's of two words: of many words, of one, with Muhammad, Siti or Abdul in front. Put together by
 * chance; nobody real is meant.
 */
const menOwn = [
  ...[
    'Rizki',
    'Yusuf',
    'Arifin',
    'Fauzi',
    'Hasan',
    'Ibrahim',
    'Syahrul',
    'Ridwan',
    'Zulkifli',
    'Taufik',
    'Khoirul',
    'Luthfi',
    'Hidayatullah',
    'Chairul',
  ],
  ...[
    'Sugeng',
    'Bambang',
    'Suprianto',
    'Cahyono',
    'Jamaludin',
    'Wahyudi',
    'Supriadi',
    'Yulianto',
    'Dzikri',
    'Usman',
    'Junaedi',
    'Rachmad',
    'Fadhil',
  ],
];
const womenOwn = [
  ...[
    'Aminah',
    'Aisyah',
    'Nurhayati',
    'Rohmah',
    'Khadijah',
    'Fatimah',
    'Julaeha',
    'Maesaroh',
    'Nuraini',
    'Masitoh',
    'Zubaedah',
    'Romlah',
    'Holifah',
  ],
  ...[
    'Wahyuni',
    'Sulastri',
    'Yuliana',
    'Ratnasari',
    'Susilowati',
    'Handayani',
    'Kurniasih',
    'Nurjanah',
    'Rachmawati',
    'Syarifah',
    'Rusmiati',
    'Sumiyati',
  ],
];
const behind = [
  ...[
    'Ramadhan',
    'Hidayat',
    'Setiawan',
    'Nugroho',
    'Firdaus',
    'Kurniawan',
    'Syahputra',
    'Prasetyo',
    'Maulana',
    'Sanjaya',
    'Hakim',
    'Wijaya',
    'Lubis',
  ],
  ...['Siregar', 'Suryadi', 'Anwar', 'Fahlevi', 'Permana', 'Purnomo', 'Budiman', 'Santoso', 'Harahap', 'Azhari', 'Pratama', 'Subekti'],
];
const abdulOf = ['Rahman', 'Aziz', 'Hamid', 'Kadir', 'Latif', 'Malik', 'Rohim', 'Wahab', 'Salam', 'Ghofur'];
const nurOf = ['Aini', 'Hayati', 'Hasanah', 'Jannah', 'Laila', 'Halimah', 'Fadilah', 'Afifah'];
const single = {
  L: ['Suparman', 'Sukarno', 'Slamet', 'Ponidi', 'Tukiman', 'Wagiman', 'Paijo', 'Sarmin', 'Kasman', 'Rusdi', 'Jumadi', 'Sutrisno'],
  P: ['Suparmi', 'Tukinem', 'Sumarni', 'Ponirah', 'Kartini', 'Rohayati', 'Sutinah', 'Lasmi', 'Warsinah', 'Jumiati', 'Sarinah', 'Murni'],
};

export function makeLongName(random: Random, sex: Sex): string {
  const chance = random.next();
  const own = random.pick(sex === 'L' ? menOwn : womenOwn);
  const last = random.pick(behind);
  if (chance < 0.4) return makeName(random, sex);
  if (chance < 0.5) return random.pick(single[sex]);
  if (chance < 0.65) return `${own} ${last}`;
  if (sex === 'P') {
    if (chance < 0.8) return `Siti ${own}`;
    if (chance < 0.9) return `Nur ${random.pick(nurOf)}`;
    return `${random.pick(['Sri', 'Dewi', 'Eka'])} ${own} ${last}`;
  }
  if (chance < 0.83) return `${random.pick(['Muhammad', 'Muhamad', 'Mochamad', 'Mohammad', 'Ahmad', 'Achmad'])} ${own} ${last}`;
  if (chance < 0.91) return `Abdul ${random.pick(abdulOf)}`;
  return `${own} ${random.pick(menOwn)} ${last}`;
}
