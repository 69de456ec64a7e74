/** The address of an alarm's section in the runbook: `runbook` is where the city reads it, and the anchor is as GitHub makes it of a heading of one word. */
export function runbookSection(runbook: string, alarm: string): string {
  return `${runbook}#${alarm.toLowerCase()}`;
}
