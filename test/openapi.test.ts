import { readFile } from 'node:fs/promises'
import { test } from 'tap'
import { lacks } from './has.ts'
import { build } from './helper.ts'

// biome-ignore lint/suspicious/noExplicitAny: a part of an OpenAPI document
type Json = any

test('openapi: the committed contract is what the service publishes', async (t) => {
  const { app } = await build(t, { sandbox: true })
  const committed = JSON.parse(await readFile(new URL('../openapi/openapi.json', import.meta.url), 'utf8'))
  t.strictSame((await app.inject('/openapi.json')).json(), committed, 'run npm run openapi')
})

test('openapi: every operation has its name, and the names that integrators know stay', async (t) => {
  const contract = JSON.parse(await readFile(new URL('../openapi/openapi.json', import.meta.url), 'utf8'))
  t.equal(contract.openapi, '3.1.0')
  const names = Object.values<Record<string, { operationId: string }>>(contract.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  t.equal(new Set(names).size, names.length)
  const promised =
    `listSeries listPrograms getProgram createProgram updateProgram publishProgram extendCall getApplicationForm
    listCities getCity createCity updateCity listOrganisations createApiKey listApiKeys revokeApiKey getMe getLifecycle listDocuments
    deleteDocument addWaiver listDecisions checkEligibility getAllocation startApplication listApplications getApplication
    updateApplication putDocument downloadDocument submitApplication withdrawApplication getApplicationEligibility startReview
    markIneligible reinstateApplication decideApplication releaseDecisions acceptOffer declineOffer listParticipants
    getApplicationHistory getSandbox setSandboxClock`.split(/\s+/)
  t.strictSame(
    promised.filter((name) => !names.includes(name)),
    [],
  )
})

test('openapi: outside the sandbox the contract has no operation of the sandbox', async (t) => {
  const { app } = await build(t)
  lacks(t, (await app.inject('/openapi.json')).body, '/v1/sandbox')
})

test('openapi: every operation, answer, field and value is described, and every body has an example', async (t) => {
  const { paths, components } = JSON.parse(
    await readFile(new URL('../openapi/openapi.json', import.meta.url), 'utf8'),
  ) as Json
  const missing: string[] = []
  const componentOf = ($ref = '') => components.schemas[$ref.split('/').pop() ?? '']
  const isDescribed = (schema: Json) => Boolean(schema.description ?? componentOf(schema.$ref)?.description)

  function visit(schema: Json, path: string) {
    for (const [name, inner] of Object.entries<Json>(schema.properties ?? {})) {
      if (!isDescribed(inner)) missing.push(`field ${path}.${name}`)
      visit(inner, `${path}.${name}`)
    }
    if (schema.items) visit(schema.items, `${path}[]`)
    for (const inner of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(inner, path)
    const meanings = Object.keys(schema['x-enum-descriptions'] ?? {})
    if (
      schema.enum?.some((value: string) => !meanings.includes(value)) &&
      schema.enum.length > 1 &&
      !/sort$/.test(path)
    )
      missing.push(`value of ${path}`)
  }
  for (const [name, schema] of Object.entries<Json>(components.schemas)) {
    if (!schema.description) missing.push(`schema ${name}`)
    visit(schema, name)
  }
  for (const item of Object.values<Json>(paths))
    for (const { operationId, description, parameters = [], requestBody, responses } of Object.values<Json>(item)) {
      const lines = description.split('\n').filter(Boolean).length
      if (lines < 2 || lines > 7) missing.push(`description of ${operationId}`)
      for (const parameter of parameters) {
        if (!parameter.description && !isDescribed(parameter.schema)) missing.push(`${operationId} ${parameter.name}`)
        visit(parameter.schema, `${operationId} ${parameter.name}`)
      }
      for (const [type, body] of Object.entries<Json>(requestBody?.content ?? {}))
        if (body.example === undefined) missing.push(`example of ${operationId} ${type}`)
      for (const [status, answer] of Object.entries<Json>(responses)) {
        if (/^(Default Response)?$/.test(answer.description)) missing.push(`words of ${operationId} ${status}`)
        if (!answer.headers?.['X-Request-Id']) missing.push(`headers of ${operationId} ${status}`)
        for (const [type, { example, examples, schema }] of Object.entries<Json>(answer.content ?? {})) {
          if (/json/.test(type) && example === undefined && !examples)
            missing.push(`example of ${operationId} ${status}`)
          visit(schema, `${operationId} ${status}`)
        }
      }
    }
  t.strictSame(missing, [])
})
