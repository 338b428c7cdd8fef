/** openapi-typescript makes a text of every binary. Its documented transform makes a Blob, which can be sent. */
import { writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const BLOB = ts.factory.createTypeReferenceNode(ts.factory.createIdentifier('Blob'))
const ast = await openapiTS(new URL(`file://${process.argv[2]}`), {
  transform: ({ format }) => (format === 'binary' ? BLOB : undefined),
})
writeFileSync('schema.ts', astToString(ast))
