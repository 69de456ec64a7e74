/** Of the innocent texts those that are taken for a person's number, all the same: nothing in them says that they are none. docs/security.md names them. */
export const falseAlarms: Readonly<Record<string, number>> = {
  'accounts of a bank, by lot': 2,
  'cards that pay': 1,
  'numbers of pairs': 1,
};

/** The same where nothing is known of what stands around the text: a title, a remark. */
export const falseAlarmsAmongWords: Readonly<Record<string, number>> = {
  ...falseAlarms,
  amounts: 1,
  quantities: 1,
};
