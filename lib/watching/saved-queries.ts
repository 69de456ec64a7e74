import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LambdaName } from '../function-settings.ts';
import { named } from '../logical-id.ts';
import type { Watched } from './watched.ts';

type LogName = 'access' | 'authorize' | 'ingest' | 'functions' | 'all';
type SavedQuery = { readonly id: string; readonly of: LogName; readonly lines: readonly string[] };

/**
 * The questions of docs/runbook.md, by the name under which Logs Insights keeps them. None names a person: addresses alone, which the access log has as `viewer` of those whom the
 * authorizer let through (`sourceIp` is CloudFront's). Who is turned away with 429 never comes to the authorizer, so there the program is all that is known.
 */
export const savedQueries: Readonly<Record<string, SavedQuery>> = {
  'Which routes are slow': {
    id: 'SlowRoutesQuery',
    of: 'access',
    lines: ['stats pct(milliseconds, 50) as p50, pct(milliseconds, 99) as p99, count() as requests by route', 'sort p99 desc', 'limit 50'],
  },
  'Which routes fail': {
    id: 'FailingRoutesQuery',
    of: 'access',
    lines: ['filter status >= 500', 'stats count() as faults by route, status, error', 'sort faults desc'],
  },
  'Who asks most': {
    id: 'BusiestAddressesQuery',
    of: 'access',
    lines: ['stats count() as requests, sum(bytes) as sent by viewer', 'sort requests desc', 'limit 20'],
  },
  'Who was turned away with 429': {
    id: 'ThrottledAddressesQuery',
    of: 'access',
    lines: ['filter error = "THROTTLED"', 'stats count() as requests by route, userAgent', 'sort requests desc', 'limit 50'],
  },
  'Why tokens are refused': {
    id: 'RefusedTokensQuery',
    of: 'authorize',
    lines: ['filter rule = "token" or rule = "account"', 'stats count() as refused by rule, reason', 'sort refused desc'],
  },
  'What one requestId met': {
    id: 'OneRequestQuery',
    of: 'all',
    lines: ['fields @timestamp, @log, @message', 'filter @message like /PASTE-THE-REQUEST-ID/', 'sort @timestamp asc'],
  },
  'Runs that came near their time-out': {
    id: 'LongRunsQuery',
    of: 'functions',
    lines: [
      'filter @type = "REPORT"',
      'stats max(@duration) as longest, pct(@duration, 99) as p99, count() as runs by @log',
      'sort longest desc',
    ],
  },
  'Functions whose memory is nearly full': {
    id: 'FullMemoryQuery',
    of: 'functions',
    lines: ['filter @type = "REPORT"', 'stats max(100 * @maxMemoryUsed / @memorySize) as percent by @log', 'sort percent desc'],
  },
  'Uploads that failed or were rejected, by OPD': {
    id: 'FailedUploadsQuery',
    of: 'ingest',
    lines: [
      'filter ispresent(UploadsFailed) or ispresent(UploadsRejected)',
      'stats sum(UploadsFailed) as failed, sum(UploadsRejected) as rejected by opd',
      'sort failed desc, rejected desc',
    ],
  },
  'Faults by function': {
    id: 'FaultsQuery',
    of: 'functions',
    lines: ['filter level = "ERROR"', 'stats count() as faults, max(@timestamp) as latest by @log, message, errorName', 'sort faults desc'],
  },
};

/** Saved queries of Logs Insights, which cost nothing until somebody runs them. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, watched: Watched, folder: string) {
    super(scope, id);
    const logOf = (name: LambdaName) => watched.functions.get(name).lambda.logGroup.logGroupName;
    const access = watched.api.accessLog.logGroupName;
    const functions = watched.functions.names.map(logOf);
    const logs: Readonly<Record<LogName, readonly string[]>> = {
      access: [access],
      authorize: [logOf('authorize')],
      ingest: [logOf('ingest-small'), logOf('ingest-large')],
      functions,
      all: [access, ...functions],
    };
    for (const [name, { id: logicalId, of, lines }] of Object.entries(savedQueries)) {
      const query = new CfnQueryDefinition(this, logicalId, {
        // What stands before the slash is a folder in the console.
        name: `${folder}/${name}`,
        queryString: lines.join('\n| '),
        logGroupNames: [...logs[of]],
      });
      named(query, logicalId);
    }
  }
}
