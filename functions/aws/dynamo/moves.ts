import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Move, MoveStore } from '../../organisation/move.port.ts';
import { moveKey, withoutKeys } from './catalog-keys.ts';

const moveSchema: z.ZodType<Move> = z.strictObject({ opdId: z.string(), begunAt: z.string(), endedAt: z.string().exactOptional() });

/** Moves of ended OPDs, beside them: `OPD#<id>` / `MOVE`. */
export function dynamoMoves(documents: DynamoDBDocumentClient, table: string): MoveStore {
  return {
    async get(opdId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: moveKey(opdId), ConsistentRead: true }));
      return Item && moveSchema.parse(withoutKeys(Item));
    },
    async put(move) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...moveKey(move.opdId), ...move } }));
    },
  };
}
