import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  GraphWidgetView,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { named } from '../logical-id.ts';
import { cityGauge, ofUploads, statusGauges } from './metrics.ts';
import { serviceWidgets } from './service-widgets.ts';
import type { Watched } from './watched.ts';

const width = 24;
const day = Duration.days(1);
/** Half a year of weeks. */
const trend = { start: '-P182D', end: 'PT0H' };

/**
 * The walidata's picture in CloudWatch: the trend of what the board counts, then the uploads, then the machine. It stays within the 50 metrics of a dashboard that costs nothing (docs/cost.md), so OPDs stand
 * in a table made of logs and not in graphs of metrics.
 */
export class ProgressDashboard extends Construct {
  constructor(scope: Construct, id: string, watched: Watched, alarms: readonly Alarm[]) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.days(28) });
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarm', alarms: [...alarms], width, height: 3 }));
    dashboard.addWidgets(heading('Kemajuan kota (dihitung tiap tengah malam)'));
    dashboard.addWidgets(...progressWidgets(watched.namespace));
    dashboard.addWidgets(eachOpd(watched));
    dashboard.addWidgets(heading('Unggahan'));
    dashboard.addWidgets(...uploadWidgets(watched.namespace));
    dashboard.addWidgets(heading('Layanan dan biaya'));
    dashboard.addWidgets(...serviceWidgets(watched));
    named(dashboard, 'ProgressDashboard');
  }
}

function heading(title: string): IWidget {
  return new TextWidget({ markdown: `## ${title}`, width, height: 1 });
}

function progressWidgets(namespace: string): IWidget[] {
  const statuses = Object.entries(statusGauges).map(([metricName, label]) => cityGauge(namespace, metricName, day, label));
  const usingMetrics = {
    delivered: cityGauge(namespace, 'DatasetsDelivered', day),
    planned: cityGauge(namespace, 'DatasetsPlanned', day),
  };
  const share = new MathExpression({ expression: '100 * delivered / planned', usingMetrics, period: day, label: 'Terkirim (%)' });
  return [
    new GraphWidget({ title: 'Dataset menurut status', left: statuses, stacked: true, width: width / 2, ...trend }),
    new GraphWidget({ title: 'Bagian yang terkirim', left: [share], leftYAxis: { min: 0, max: 100 }, width: width / 4, ...trend }),
    new GraphWidget({
      title: 'OPD yang tidak memberi kabar',
      left: [cityGauge(namespace, 'OpdsSilent', day, 'OPD')],
      width: width / 4,
      ...trend,
    }),
  ];
}

/** The last count of each OPD, from the lines of those that count. */
function eachOpd({ functions }: Watched): IWidget {
  const latest = ['planned', 'on-time', 'late', 'rejected', 'in-review', 'missing', 'nihil', 'not-due'];
  return new LogQueryWidget({
    title: 'Tiap OPD, hitungan terakhir',
    logGroupNames: (['recount', 'refresh'] as const).map((name) => functions.get(name).lambda.logGroup.logGroupName),
    queryLines: [
      'filter ispresent(Opd)',
      `stats ${latest.map((status) => `latest(\`${status}\`) as \`${status}_\``).join(', ')} by Opd`,
      'sort `late_` desc',
    ],
    view: LogQueryVisualizationType.TABLE,
    width,
    height: 8,
  });
}

function uploadWidgets(namespace: string): IWidget[] {
  const counted = { UploadsPublished: 'Terbit', UploadsRejected: 'Ditolak', UploadsFailed: 'Gagal oleh sistem' };
  const seconds = (statistic: string) => ofUploads(namespace, 'IngestSeconds', day, { statistic, label: statistic });
  return [
    new GraphWidget({
      title: 'Unggahan sehari',
      left: Object.entries(counted).map(([metricName, label]) => ofUploads(namespace, metricName, day, { label })),
      view: GraphWidgetView.BAR,
      stacked: true,
      width: width / 3,
      ...trend,
    }),
    new GraphWidget({ title: 'Lama pemeriksaan (detik)', left: [seconds('p50'), seconds('p99')], width: width / 3, ...trend }),
    new GraphWidget({
      title: 'Baris diperiksa sehari',
      left: [ofUploads(namespace, 'RowsChecked', day, { label: 'Baris' })],
      width: width / 3,
      ...trend,
    }),
  ];
}
