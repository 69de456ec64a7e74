import { testOverHttp } from './http-matrix.ts';
import { datasetCells } from './matrix.ts';

testOverHttp(datasetCells());
