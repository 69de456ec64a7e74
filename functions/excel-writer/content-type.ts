/** What an .xlsx file is called in HTTP (ECMA-376). Apart from the writer, for anyone who only hands one out. */
export const workbookContentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
