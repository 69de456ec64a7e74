import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { named } from './logical-id.ts';
import { allOpds, eachOpd, progressGauges } from './metrics.ts';
import { recountEvery } from './recount-schedule.ts';
import type { Watched } from './watched.ts';

const width = 24;
const hour = Duration.hours(1);

/** The walidata's picture in CloudWatch: the same gauges as GET /v1/progress, then the uploads, then the machine. */
export class ProgressDashboard extends Construct {
  constructor(scope: Construct, id: string, watched: Watched, alarms: readonly Alarm[]) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.days(28) });
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarm', alarms: [...alarms], width, height: 3 }));
    dashboard.addWidgets(heading('Kemajuan tiap OPD (dihitung ulang setiap enam jam)'));
    dashboard.addWidgets(...Object.entries(progressGauges).map(([metricName, title]) => gauge(watched.namespace, metricName, title)));
    dashboard.addWidgets(heading('Unggahan'));
    dashboard.addWidgets(...uploadWidgets(watched.namespace));
    dashboard.addWidgets(heading('Layanan'));
    dashboard.addWidgets(...serviceWidgets(watched));
    named(dashboard, 'ProgressDashboard');
  }
}

function heading(title: string): IWidget {
  return new TextWidget({ markdown: `## ${title}`, width, height: 1 });
}

function gauge(namespace: string, metricName: string, title: string): IWidget {
  return new GraphWidget({ title, left: [eachOpd(namespace, metricName, 'Maximum', recountEvery)], width: width / 3, height: 6 });
}

function uploadWidgets(namespace: string): IWidget[] {
  const counted = {
    UploadsPublished: 'Terbit',
    UploadsRejected: 'Ditolak',
    UploadsFailed: 'Gagal oleh sistem',
    RowsChecked: 'Baris diperiksa',
  };
  return [
    ...Object.entries(counted).map(
      ([metricName, title]) =>
        new SingleValueWidget({ title, metrics: [allOpds(namespace, metricName, Duration.days(1))], width: width / 4, height: 4 }),
    ),
    new GraphWidget({
      title: 'Ditolak, tiap OPD',
      left: [eachOpd(namespace, 'UploadsRejected', 'Sum', Duration.days(1))],
      width: width / 2,
    }),
    new GraphWidget({ title: 'Lama pemeriksaan (detik)', left: [eachOpd(namespace, 'IngestSeconds', 'Maximum', hour)], width: width / 2 }),
  ];
}

function serviceWidgets({ api, functions, smallUploads, largeUploads }: Watched): IWidget[] {
  const waiting = [smallUploads, largeUploads].map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ period: hour }));
  return [
    new GraphWidget({
      title: 'Permintaan dan gangguan',
      left: [api.rest.metricCount({ period: hour })],
      right: [api.rest.metricServerError({ period: hour })],
      width: width / 3,
    }),
    new GraphWidget({ title: 'Berkas yang menunggu (detik)', left: waiting, width: width / 3 }),
    new GraphWidget({
      title: 'Pemeriksa akses',
      left: [functions.get('authorize').lambda.metricDuration({ period: hour })],
      right: [functions.get('authorize').lambda.metricErrors({ period: hour })],
      width: width / 3,
    }),
  ];
}
