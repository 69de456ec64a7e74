import { memoryReminders } from '../fakes/memory-reminders.ts';
import { memoryReports } from '../fakes/memory-reports.ts';
import { reminderLogContract } from './reminder-log.ts';
import { reportStoreContract } from './report-store.ts';

reportStoreContract('memoryReports', async () => memoryReports());
reminderLogContract('memoryReminders', async () => memoryReminders());
