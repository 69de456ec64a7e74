import { memoryNihilLog } from '../fakes/memory-nihil-log.ts';
import { memoryReminders } from '../fakes/memory-reminders.ts';
import { memoryReports } from '../fakes/memory-reports.ts';
import { nihilLogContract } from './nihil-log.ts';
import { reminderLogContract } from './reminder-log.ts';
import { reportStoreContract } from './report-store.ts';

reportStoreContract('memoryReports', async () => memoryReports());
reminderLogContract('memoryReminders', async () => memoryReminders());
nihilLogContract('memoryNihilLog', async () => memoryNihilLog());
