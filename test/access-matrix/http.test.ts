import { testOverHttp } from './http-matrix.ts';
import { datasetCells } from './matrix.ts';
import { sampleOf } from './matrix-sample.ts';

/** `http.prove.test.ts` drives the whole product, and gate.test.ts drives it in every run through the authorizer and the operations of two rooms. */
testOverHttp(sampleOf(datasetCells()));
