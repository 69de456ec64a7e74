import type { AnswerBody } from '../http/answer.ts';
import { dayInJakarta } from '../model/jakarta-time.ts';

type Release = AnswerBody<'getReleaseSchedule'>['items'][number];

type Of = { readonly publicUrl: string; readonly cityName: string; readonly now: Date };

/** The schedule as iCalendar (RFC 5545): a whole day for each dataset, in the city's time. */
export function releaseCalendar(items: readonly Release[], { publicUrl, cityName, now }: Of): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Satu Data//Jadwal rilis//ID', 'CALSCALE:GREGORIAN'],
    `X-WR-CALNAME:${escaped(`Jadwal rilis data ${cityName}`)}`,
    ...items.flatMap((item) => eventOf(item, publicUrl, now)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventOf({ datasetId, title, opdName, dueAt }: Release, publicUrl: string, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${datasetId}@${new URL(publicUrl).host}`,
    `DTSTAMP:${basic(now.toISOString())}`,
    `DTSTART;VALUE=DATE:${dayInJakarta(new Date(dueAt)).replaceAll('-', '')}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(opdName)}`,
    `URL:${publicUrl}/dataset/${datasetId}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** `20261130T235959Z`. */
function basic(moment: string): string {
  return `${moment.slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replaceAll(/[-:]/g, '')}Z`;
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n');
}

/** No line is longer than 75 octets (RFC 5545, 3.1). */
const mostOctets = 75;

function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > (parts.length === 0 ? mostOctets : mostOctets - 1)) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part].join('\r\n ');
}
