import { type Check, each } from './finding.ts'

/** Runs after the sweep, which deletes files without a row that are older than an hour. */
export const checkFiles: Check = ({ documents, attachments, files }) => {
  const needed = new Set([...documents, ...attachments].map(({ storage_key }) => storage_key))
  return [
    each(
      'a document has its file, byte for byte',
      documents,
      ({ id, storage_key, sha256 }) =>
        files.get(storage_key) !== sha256 &&
        `document ${id} ${files.has(storage_key) ? 'has another file' : 'has no file'}`,
    ),
    each(
      'a file has its document',
      files.keys(),
      (key) => !needed.has(key) && `file ${key} is of no document or material`,
    ),
  ]
}
