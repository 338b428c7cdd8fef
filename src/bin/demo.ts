import type { Command } from './command.ts'
import { serve } from './serve-demo.ts'

/** Plays the Seoul workshop of 2017 over HTTP, from the call to the participants, and prints each step. */

// biome-ignore lint/suspicious/noExplicitAny: a client of our API knows its answers from the contract, not from our types
type Json = any

let base = ''
let failures = 0

interface Ask {
  as?: string
  body?: object | FormData
  headers?: Record<string, string>
}

/** Sends a request and prints it with its answer. Counts a failure if the status is not the expected one. */
async function step(
  what: string,
  expected: number,
  method: string,
  path: string,
  { as, body, headers = {} }: Ask = {},
): Promise<Json> {
  const isForm = body instanceof FormData
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(as && { authorization: `Bearer ${as}` }),
      ...(body && !isForm && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const answer = text ? JSON.parse(text) : undefined
  const ok = response.status === expected
  if (!ok) failures++
  console.log(
    `${ok ? '✓' : '✗'} ${what}\n    ${method} ${path} → ${response.status}${ok ? '' : ` (expected ${expected})`} ${gist(answer)}`,
  )
  return answer
}

/** The part of an answer that matters to the reader. */
function gist(answer: Json): string {
  if (!answer) return ''
  if (answer.code) return `${answer.code}: ${answer.detail}`
  if (answer.verdict) {
    const told = answer.criteria.filter(({ outcome }: Json) => outcome === 'not_met' || outcome === 'unverified')
    return `${answer.verdict}${told.map(({ criterion, outcome }: Json) => ` · ${criterion} ${outcome}`).join('')}`
  }
  if (answer.slots) return `${answer.used} of ${answer.cap} slots used`
  if (answer.conflicts) return answer.items.map(({ outcome }: Json) => outcome).join(', ')
  return answer.status ?? answer.outcome ?? answer.title ?? answer.kind ?? answer.now ?? ''
}

const post = (what: string, path: string, as: string, body?: object, expected = 200) =>
  step(what, expected, 'POST', path, { as, ...(body && { body }) })

const position = (level: string, employer_type = 'city_government') => ({
  title: 'Head of Smart City',
  department: 'Digital Office',
  level,
  employer_type,
  field_of_work: 'smart_city',
})

const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

function form(bytes: string | Buffer<ArrayBuffer>, type: string, name: string) {
  const data = new FormData()
  data.set('file', new Blob([bytes], { type }), name)
  return data
}

async function nominate(
  frontend: string,
  program: Json,
  city: Json,
  count: string,
): Promise<{ id: string; token: string }> {
  const who = `the ${count} nominee of ${city.name}`
  const started = await post(
    `A frontend starts an application for ${who}`,
    `/v1/programs/${program.id}/applications`,
    frontend,
    {
      city_id: city.id,
      applicant: {
        name: `${count} nominee of ${city.name}`,
        name_as_in_passport: `${count} nominee of ${city.name}`.toUpperCase(),
        email: `smart-city@${city.name.toLowerCase().replaceAll(' ', '-')}.example`,
        birth_date: '1980-02-29',
        nationality: city.country,
        gender: 'undisclosed',
      },
      position: position('manager'),
      languages: [{ language: 'en', level: 'B2' }],
      passport: { country: city.country, type: 'official', expires_on: '2019-01-31' },
    },
    201,
  )
  const token = started.applicant_token
  const documents = `/v1/applications/${started.id}/documents`
  await step('  with a passport scan', 200, 'PUT', `${documents}/passport_scan`, {
    as: token,
    body: form(PDF, 'application/pdf', 'passport.pdf'),
  })
  await step('  a headshot', 200, 'PUT', `${documents}/headshot`, {
    as: token,
    body: form(Buffer.from(PNG, 'base64'), 'image/png', 'headshot.png'),
  })
  await step('  and the nomination form', 200, 'PUT', `${documents}/nomination_form`, {
    as: token,
    body: form(PDF, 'application/pdf', 'nomination.pdf'),
  })
  return { id: started.id, token }
}

async function play() {
  const sandbox = await step('The sandbox gives a credential for every role', 200, 'GET', '/v1/sandbox')
  const keyOf = (role: string): string => sandbox.credentials.find((each: Json) => each.role === role).key
  const secretariat = keyOf('secretariat')
  const frontend = keyOf('frontend')
  await step('It is the 2nd of October 2017', 200, 'PUT', '/v1/sandbox/clock', {
    body: { now: '2017-10-02T00:00:00.000Z' },
  })

  const programs = await step('Anyone can list the open calls', 200, 'GET', '/v1/programs?phase=call_open')
  const program = programs.items.find(({ key }: Json) => key === 'seoul-workshop-2017')
  console.log(
    `    ${program.title}\n    ${program.venue.city}, ${program.starts_on} to ${program.ends_on}; the call closes at ${program.call.closes_at}`,
  )
  const city = async (name: string) =>
    (await step(`${name} is a city of the network`, 200, 'GET', `/v1/cities?q=${encodeURIComponent(name)}`)).items[0]
  const muscat = await city('Muscat')
  const mexico = await city('Mexico City')

  const check = `/v1/programs/${program.id}/eligibility-checks`
  await step('May an employee of a private company apply?', 200, 'POST', check, {
    body: { city_id: muscat.id, position: position('director', 'private') },
  })
  await step('May a manager of the city apply?', 200, 'POST', check, {
    body: { city_id: muscat.id, position: position('manager') },
  })

  const [first, second, third] = [
    await nominate(frontend, program, muscat, 'First'),
    await nominate(frontend, program, muscat, 'Second'),
    await nominate(frontend, program, muscat, 'Third'),
  ]
  const other = await nominate(frontend, program, mexico, 'First')
  const submit = { as: first.token, headers: { 'idempotency-key': 'first-of-muscat' } }
  await step('The first submits', 200, 'POST', `/v1/applications/${first.id}/submit`, submit)
  await step(
    'It submits again, because the answer was lost: nothing happens twice',
    200,
    'POST',
    `/v1/applications/${first.id}/submit`,
    submit,
  )
  await post('The second submits', `/v1/applications/${second.id}/submit`, second.token)
  await step('Muscat has used its slots', 200, 'GET', `/v1/programs/${program.id}/cities/${muscat.id}/allocation`)
  await post(
    'The third is refused, with the reason',
    `/v1/applications/${third.id}/submit`,
    third.token,
    undefined,
    409,
  )
  await post('The nominee of Mexico City submits', `/v1/applications/${other.id}/submit`, other.token)

  await step('The deadline passes', 200, 'PUT', '/v1/sandbox/clock', { body: { now: '2017-10-13T15:00:00.000Z' } })
  await post(
    'After the deadline the third is refused again',
    `/v1/applications/${third.id}/submit`,
    third.token,
    undefined,
    409,
  )

  for (const [application, who] of [
    [first, 'the first of Muscat'],
    [second, 'the second of Muscat'],
    [other, 'the nominee of Mexico City'],
  ] as const) {
    await post(
      `The secretariat takes ${who} into review`,
      `/v1/applications/${application.id}/start-review`,
      secretariat,
    )
    await post(
      '  and attests the level of the post',
      `/v1/applications/${application.id}/attestations`,
      secretariat,
      { criterion: 'managerial_level' },
      201,
    )
  }
  const decide = (what: string, { id }: { id: string }, body: object) =>
    step(what, 200, 'PUT', `/v1/applications/${id}/decision`, { as: secretariat, body })
  await decide('It selects the first', first, { outcome: 'select', reason_code: 'merit', message: 'Welcome to Seoul.' })
  await decide('It does not select the second', second, { outcome: 'not_select', reason_code: 'competitive' })
  await decide('It selects the nominee of Mexico City', other, { outcome: 'select', reason_code: 'balance' })
  await step('The applicant does not see the decision yet', 200, 'GET', `/v1/applications/${first.id}`, {
    as: first.token,
  })
  await post('A dry run shows what a release would do', `/v1/programs/${program.id}/releases`, secretariat, {
    dry_run: true,
  })
  await post(
    'The decisions are released, all at once',
    `/v1/programs/${program.id}/releases`,
    secretariat,
    { reply_by: '2017-10-27T15:00:00Z' },
    201,
  )
  await step('The second sees the decision', 200, 'GET', `/v1/applications/${second.id}`, { as: second.token })
  await post('The first accepts', `/v1/applications/${first.id}/accept`, first.token)
  await post('The nominee of Mexico City accepts', `/v1/applications/${other.id}/accept`, other.token)

  const { items } = await step(
    'The secretariat lists the participants',
    200,
    'GET',
    `/v1/programs/${program.id}/participants`,
    {
      as: secretariat,
    },
  )
  console.log('')
  console.table(
    items.map(({ city_name, name, position_title, status }: Json) => ({
      city: city_name,
      name,
      post: position_title,
      status,
    })),
  )
  if (items.length !== 2) failures++
}

export const demo: Command = {
  name: 'demo',
  summary: 'Play the Seoul workshop of 2017 over HTTP',
  usage: `Plays the Seoul workshop of 2017 over HTTP, from the call to the participants, and prints each step with its status.

  cohort demo          on a service of its own, which ends with it
  cohort demo URL      on a running sandbox, whose clock it sets

It can be played again and again on one sandbox only after cohort sandbox reset: the slots of its cities are then taken.`,
  options: {},
  takes: [0, 1],
  async run(_, [given]) {
    const service = given ? { base: given.replace(/\/$/, ''), stop: async () => {} } : await serve()
    base = service.base
    try {
      await play()
    } finally {
      await service.stop()
    }
    console.log(failures === 0 ? 'Every step succeeded.' : `${failures} steps failed.`)
    process.exitCode = failures === 0 ? 0 : 1
  },
}
