export const queueSettings = { name: 'work', visibilityTimeoutSeconds: 43_200, retentionSeconds: 86_400, delaySeconds: 0 };

export const tableSettings = {
  name: 'things',
  properties: {
    AttributeDefinitions: ['pk', 'owner'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      { IndexName: 'byOwner', KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
  },
};
