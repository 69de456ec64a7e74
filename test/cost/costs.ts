import { functionSettings, type LambdaName } from '../../lib/function-settings.ts';
import type { Synthesized } from '../lib/city-template.ts';
import { allowances, type Price, prices } from './prices.ts';
import { toldBy } from './told-metrics.ts';
import { usage } from './usage.ts';

/** A line of the bill. `isFixed`: it is owed when nobody comes. `isCockpit`: of what this desk does for plan, delivery, review and help, and not of persons, files or records. */
export type CostLine = {
  readonly item: string;
  readonly count: number;
  readonly price: Price;
  readonly isFixed: boolean;
  readonly isCockpit: boolean;
};

/** Alarms of other parts of the desk: persons, files, retention, the archive of records, what all share. What is not named here is the cockpit's. */
const alarmsOfOthers: ReadonlySet<string> = new Set([
  'MatchListsDeadLetters',
  'FilesDeadLetters',
  'ArchiveDeadLetters',
  'RetentionDeadLetters',
  'FindingsDeadLetters',
  'IndexDeadLetters',
  'NoticeDeadLetters',
  'FilesWaiting',
  'MakeFileCrashed',
  'ArchiveMissing',
  'RecordsTampered',
  'LooksOverLimit',
  // What all share: the stage, the tables, the time of functions.
  'ApiThrottled',
  'FunctionNearTimeout',
  'CatalogReadsThrottled',
  'CatalogWritesThrottled',
  'CatalogIndexThrottled',
  'RecordsReadsThrottled',
  'RecordsWritesThrottled',
]);
const schedulesOfOthers: ReadonlySet<string> = new Set([
  'ArchiveRule',
  'RetentionRule',
  'FindingsRule',
  'IndexRule',
  'NoticeRule',
  'ExpiryRule',
]);

/** The bill of a month at list prices, of a template and of `usage`. */
export function costsOf(template: Synthesized, opdIds: readonly string[]): CostLine[] {
  return [...fixedCosts(template, opdIds), ...costsByUse(opdIds)];
}

function fixedCosts(template: Synthesized, opdIds: readonly string[]): CostLine[] {
  const fixed = (item: string, count: number, price: Price, isCockpit = true): CostLine => ({
    item,
    count,
    price,
    isFixed: true,
    isCockpit,
  });
  const count = (type: string) => template.ofType(type).length;
  const alarms = template.ofType('AWS::CloudWatch::Alarm').map(({ logicalId, properties }) => ({
    isCockpit: !alarmsOfOthers.has(logicalId.replace(/Alarm$/, '')),
    metrics: properties.Metrics === undefined ? 1 : (JSON.stringify(properties.Metrics).match(/"MetricStat"/g)?.length ?? 0),
  }));
  const metricsOf = (isCockpit: boolean) =>
    alarms.filter((alarm) => alarm.isCockpit === isCockpit).reduce((metrics, alarm) => metrics + alarm.metrics, 0);
  const rules = template.ofType('AWS::Events::Rule').map(({ logicalId }) => !schedulesOfOthers.has(logicalId));
  const told = toldBy(opdIds);
  // Told in one hour of each day.
  const months = (metrics: number) => (metrics * usage.days) / usage.hours;
  const paidDashboards = template
    .ofType('AWS::CloudWatch::Dashboard')
    .filter((_dashboard, place) => place >= allowances.dashboards || metricsOnDashboard(template) > allowances.metricsOnADashboard);
  return [
    fixed('alarms of uploads, deliveries, reports, reminders and the entrance', metricsOf(true), prices.alarm),
    fixed('alarms of persons, files, retention, the archive, and what all share', metricsOf(false), prices.alarm, false),
    fixed(
      `gauges once a day: ${told.opds.metrics} of OPDs, ${told.city.metrics} of the city`,
      months(told.opds.metrics + told.city.metrics),
      prices.metric,
    ),
    fixed(`gauges of the archive once a day: ${told.archive.metrics}`, months(told.archive.metrics), prices.metric, false),
    fixed(
      `dashboards above the free three, or with more than 50 metrics (it has ${metricsOnDashboard(template)})`,
      paidDashboards.length,
      prices.dashboard,
    ),
    fixed('schedules', rules.filter(Boolean).length, prices.schedule),
    fixed('schedules of other parts', rules.filter((isCockpit) => !isCockpit).length, prices.schedule, false),
    fixed('log groups', count('AWS::Logs::LogGroup'), prices.logGroup, false),
    fixed('budgets', count('AWS::Budgets::Budget'), prices.budget),
    fixed(
      'secrets: the keys of persons, and the front door’s before which a firewall stands',
      count('AWS::SecretsManager::Secret'),
      prices.secret,
      false,
    ),
    fixed('keys of KMS', count('AWS::KMS::Key'), prices.key, false),
  ];
}

function costsByUse(opdIds: readonly string[]): CostLine[] {
  const byUse = (item: string, count: number, price: Price): CostLine => ({ item, count, price, isFixed: false, isCockpit: true });
  const told = toldBy(opdIds);
  const deliveries = opdIds.length * usage.datasetsPerOpd * usage.deliveriesPerDatasetAndMonth;
  const changes = deliveries * usage.changesPerDelivery;
  const gauges = deliveries * usage.gaugesPerDelivery;
  const recounts = 4 * usage.days;
  const lines = gauges * told.opd.bytes + deliveries * told.upload.bytes + usage.days * (told.opds.bytes + told.city.bytes);
  const gigabytes = lines / 1e9;
  // A count reads the OPD's last one, the keys of its datasets (6 KB), each META, and the newest upload of each: a unit each but for the keys' two.
  const readsPerOpd = 1 + 2 + 2 * usage.datasetsPerOpd;
  const counted = recounts * opdIds.length + changes;
  return [
    byUse('gauges of OPDs that changed, each in an hour of its own', (gauges * told.opd.metrics) / usage.hours, prices.metric),
    byUse(
      `metrics of uploads: ${told.upload.metrics}, in each working hour`,
      (told.upload.metrics * usage.workingHours) / usage.hours,
      prices.metric,
    ),
    byUse('metrics that the board asks for', 2 * (usage.boardViews + usage.ownViewsPerOpd) * opdIds.length, prices.metricsRead),
    byUse('lines of gauges and uploads in the logs, GB', gigabytes, prices.logs),
    byUse('lines that the dashboard’s table reads, GB', gigabytes * usage.dashboardViews, prices.logsScanned),
    byUse('recounts by the clock, each as long as its function may run', recounts * longest('recount'), prices.compute),
    byUse('recounts after a change, each two seconds, the aim', changes * 2 * gigabytesOf('refresh'), prices.compute),
    byUse('reminders each morning, as long as their function may run', usage.days * longest('remind'), prices.compute),
    byUse('reports: looked for each hour in a second', usage.hours * gigabytesOf('keep-reports'), prices.compute),
    byUse('reports: closed and made final, as long as their function may run', usage.reportRuns * longest('keep-reports'), prices.compute),
    byUse('what recounts read', counted * readsPerOpd, prices.read),
    byUse('what recounts write (2 KB)', counted * 2, prices.write),
  ];
}

function gigabytesOf(name: LambdaName): number {
  return functionSettings[name].memoryMegabytes / 1024;
}

/** GB-seconds of a run that ends by its timeout. */
function longest(name: LambdaName): number {
  return functionSettings[name].timeout.toSeconds() * gigabytesOf(name);
}

/** How many metrics a dashboard names, each statistic of one for itself; a SEARCH would name as many as it finds. */
export function metricsOnDashboard(template: Synthesized): number {
  return template.ofType('AWS::CloudWatch::Dashboard').reduce((metrics, { properties }) => {
    const body = JSON.stringify(properties.DashboardBody);
    if (/SEARCH\(/.test(body)) return Number.POSITIVE_INFINITY;
    return metrics + (body.match(/\[\\+"(AWS\/|SatuData\/)/g)?.length ?? 0);
  }, 0);
}

/** What a line costs in a month. */
export function usdOf({ count, price }: CostLine): number {
  return count * price.usd * (price.isRemembered === true ? 3 : 1);
}

export type Sums = { readonly whole: number; readonly fixed: number };

/** The cockpit's sums: at list prices, and after what AWS gives free. Of the free alarms other parts take theirs first; of the free metrics, too. */
export function sumsOf(lines: readonly CostLine[]): { readonly listed: Sums; readonly billed: Sums } {
  const ofCockpit = lines.filter(({ isCockpit }) => isCockpit);
  const countOf = (price: Price, chosen: (line: CostLine) => boolean) =>
    lines.filter((line) => line.price === price && chosen(line)).reduce((sum, { count }) => sum + count, 0);
  const left = (free: number, price: Price) => Math.max(0, free - countOf(price, ({ isCockpit }) => !isCockpit));
  const freeOf = (isIn: (line: CostLine) => boolean) =>
    Math.min(left(allowances.alarms, prices.alarm), countOf(prices.alarm, isIn)) * prices.alarm.usd +
    Math.min(left(allowances.metricMonths, prices.metric), countOf(prices.metric, isIn)) * prices.metric.usd;
  const sum = (of: readonly CostLine[]) => of.reduce((total, line) => total + usdOf(line), 0);
  const listed = { whole: sum(ofCockpit), fixed: sum(ofCockpit.filter(({ isFixed }) => isFixed)) };
  return {
    listed,
    billed: {
      whole: listed.whole - freeOf(({ isCockpit }) => isCockpit),
      fixed: listed.fixed - freeOf(({ isCockpit, isFixed }) => isCockpit && isFixed),
    },
  };
}
