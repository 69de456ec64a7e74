/** Standards that OPDs of the demo city write themselves, or take from the library; those of the others are proposed from their files. */

export const priceStandard = {
  fields: [
    {
      name: 'minggu',
      title: 'Minggu',
      type: 'string',
      constraints: { required: true, pattern: '[0-9]{4}-W[0-9]{2}' },
      definition: 'Minggu ISO 8601',
    },
    { name: 'pasar', title: 'Pasar', type: 'string', constraints: { required: true } },
    { name: 'komoditas', title: 'Komoditas', type: 'string', constraints: { required: true } },
    { name: 'satuan', title: 'Satuan', type: 'string', constraints: { enum: ['kg', 'liter'] } },
    { name: 'harga', title: 'Harga', type: 'integer', constraints: { minimum: 0 }, unit: 'rupiah' },
  ],
  primaryKey: ['minggu', 'pasar', 'komoditas'],
  periodField: 'minggu',
};

export const dengueStandard = {
  fields: [
    {
      name: 'tahun',
      title: 'Tahun',
      type: 'year',
      constraints: { required: true },
      definition: 'Tahun kalender saat kasusnya dilaporkan',
    },
    {
      name: 'kode_kecamatan',
      title: 'Kode Kecamatan',
      type: 'string',
      constraints: { required: true },
      referenceCodes: 'kemendagri-kecamatan',
      definition: 'Kode kecamatan tempat tinggal penderita, menurut Kemendagri',
    },
    {
      name: 'kecamatan',
      title: 'Kecamatan',
      type: 'string',
      constraints: { required: true },
      definition: 'Nama kecamatan itu',
    },
    {
      name: 'kasus',
      title: 'Kasus demam berdarah',
      type: 'integer',
      constraints: { required: true, minimum: 0 },
      definition: 'Penderita demam berdarah dengue yang dilaporkan puskesmas dan rumah sakit',
      unit: 'kasus',
    },
  ],
  primaryKey: ['tahun', 'kode_kecamatan'],
  periodField: 'tahun',
};

export const parkStandard = {
  fields: [
    { name: 'nama_taman', title: 'Nama Taman', type: 'string', constraints: { required: true } },
    { name: 'kelurahan', title: 'Kelurahan', type: 'string' },
    { name: 'kecamatan', title: 'Kecamatan', type: 'string' },
    { name: 'luas', title: 'Luas', type: 'integer', constraints: { minimum: 0 }, unit: 'meter persegi' },
    { name: 'tanggal_dibuka', title: 'Tanggal Dibuka', type: 'date' },
  ],
};
