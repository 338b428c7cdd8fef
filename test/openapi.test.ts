import { readFile } from 'node:fs/promises'
import { test } from 'tap'
import { lacks } from './has.ts'
import { build } from './helper.ts'

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
