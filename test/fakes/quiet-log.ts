/** Log lines are not what these tests look at. Imported first: the logger reads its level when it is made. */
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
