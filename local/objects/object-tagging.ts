import { receiveXml } from './body.ts';
import { authorize, type Call, send } from './call.ts';
import { actionOn, locateVersion, versionContext } from './locate-version.ts';
import { versionIdHeader } from './properties.ts';
import { tagContext } from './put-object.ts';
import type { ObjectStore } from './store.ts';
import { parseTagging } from './tags.ts';
import { xmlDocument } from './xml.ts';

/** PutObjectTagging: replaces all tags of a version. */
export async function putObjectTagging(call: Call, store: ObjectStore): Promise<void> {
  const tags = parseTagging(await receiveXml(call));
  const versionId = call.query.get('versionId');
  const resource = { bucket: call.bucket.name, key: call.key };
  authorize(call, store, actionOn('s3:PutObjectTagging', versionId), resource, { ...versionContext(versionId), ...tagContext(tags) });
  const version = locateVersion(call, store, { ...resource, versionId });
  store.versions.setTags(version, [...tags]);
  send(call, 200, versionIdHeader(call, version.versionId));
}

/** GetObjectTagging. */
export async function getObjectTagging(call: Call, store: ObjectStore): Promise<void> {
  const versionId = call.query.get('versionId');
  const resource = { bucket: call.bucket.name, key: call.key };
  authorize(call, store, actionOn('s3:GetObjectTagging', versionId), resource, versionContext(versionId));
  const version = locateVersion(call, store, { ...resource, versionId });
  const tags = version.tags.map(({ key, value }) => ({ Key: key, Value: value }));
  send(call, 200, versionIdHeader(call, version.versionId), xmlDocument('Tagging', { TagSet: { Tag: tags } }));
}
