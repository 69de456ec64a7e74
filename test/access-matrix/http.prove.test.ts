import { testOverHttp } from './http-matrix.ts';
import { cityCells, datasetCells } from './matrix.ts';
import { badCalls } from './matrix-sample.ts';

testOverHttp(datasetCells(), cityCells(), badCalls());
