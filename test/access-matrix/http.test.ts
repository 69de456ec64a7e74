import { testOverHttp } from './http-matrix.ts';
import { cityCells, datasetCells } from './matrix.ts';
import { badCalls, sampleOf, sampleOfBadCalls, sampleOfCity } from './matrix-sample.ts';

/** `http.prove.test.ts` drives the whole product, and gate.test.ts drives it in every run through the authorizer and the operations of two rooms. */
testOverHttp(sampleOf(datasetCells()), sampleOfCity(cityCells()), sampleOfBadCalls(badCalls()));
