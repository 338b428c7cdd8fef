import { test } from 'tap'
import { askedOf, sortAnswers } from '../../../src/catalogue/forms/unasked-answers.ts'
import { build } from '../../helper.ts'

const questions = (properties: Record<string, object>, required: string[] = []) => ({
  answers_schema: { type: 'object', properties, required },
})
const text = { type: 'string' }

test('sortAnswers: an answer whose question is gone is set aside at every level, and comes back with its question', async (t) => {
  const schema = (properties: object) => ({ type: 'object', properties })
  const list = { type: 'array', items: schema({ name: text }) }
  const cases: [string, object, object, object, object, object][] = [
    ['all are asked', { a: text }, { a: 'x' }, {}, { a: 'x' }, {}],
    ['one is not', { a: text }, { a: 'x', b: 'y' }, {}, { a: 'x' }, { b: 'y' }],
    ['one comes back', { a: text, b: text }, { a: 'x' }, { b: 'y' }, { a: 'x', b: 'y' }, {}],
    ['one was answered anew meanwhile', { b: text }, { b: 'new' }, { b: 'old' }, { b: 'new' }, {}],
    ['null takes it away', { a: text }, { a: 'x', b: null }, { b: 'y' }, { a: 'x' }, {}],
    ['null stays where it is asked', { a: text }, { a: null }, {}, { a: null }, {}],
    [
      'within an object',
      { o: schema({ a: text }) },
      { o: { a: 'x', b: 'y' } },
      {},
      { o: { a: 'x' } },
      { o: { b: 'y' } },
    ],
    [
      'back within an object',
      { o: schema({ a: text, b: text }) },
      { o: { a: 'x' } },
      { o: { b: 'y' } },
      { o: { a: 'x', b: 'y' } },
      {},
    ],
    [
      'within a list',
      { l: list },
      { l: [{ name: 'x', age: 1 }] },
      {},
      { l: [{ name: 'x' }] },
      { l: [{ name: 'x', age: 1 }] },
    ],
    ['a list of which all is asked', { l: list }, { l: [{ name: 'x' }, {}] }, {}, { l: [{ name: 'x' }, {}] }, {}],
    ['a list without a schema of its items', { l: { type: 'array' } }, { l: [{ a: 1 }] }, {}, { l: [{ a: 1 }] }, {}],
    ['of another type', { a: text }, { a: { b: 1 } }, {}, { a: { b: 1 } }, {}],
    ['named like a method', { a: text }, { constructor: 'x' }, {}, {}, { constructor: 'x' }],
  ]
  for (const [name, properties, answers, aside, asked, kept] of cases)
    t.strictSame(
      sortAnswers(schema(properties), answers as Record<string, unknown>, aside as Record<string, unknown>),
      { answers: asked, answers_aside: kept },
      name,
    )
})

test('askedOf: without answers nothing is answered', async (t) => {
  t.strictSame(askedOf({ type: 'object', properties: { a: text } }, null), {})
})

test('submitApplication: an application whose question was dropped or renamed can be edited and submitted', async (t) => {
  const { as, staff, made, aProgram, aCity, aReadyDraft } = await build(t)
  const program = await aProgram(questions({ goal: text, shoe_size: { type: 'integer' } }))
  const { id, token } = await aReadyDraft({
    program,
    city: await aCity(),
    answers: { goal: 'to learn', shoe_size: 42 },
  })
  const any = { headers: { 'if-match': '*' } }
  const ask = (properties: Record<string, object>, required: string[] = []) =>
    made(staff.patch(`/v1/programs/${program.id}`, questions(properties, required), any))
  const edit = (body: object) => as(token).patch(`/v1/applications/${id}`, body, any)
  await ask({ aim: text })

  t.equal((await edit({ position: { title: 'Another' } })).statusCode, 200, 'another section')
  const sent = await made(edit({ answers: { goal: 'to learn', shoe_size: 42, aim: 'to learn more' } }))
  t.strictSame(
    [sent.answers, sent.answers_aside],
    [{ aim: 'to learn more' }, { goal: 'to learn', shoe_size: 42 }],
    'all that was read is sent back',
  )
  const dropped = await made(edit({ answers: { shoe_size: null } }))
  t.strictSame(
    [dropped.answers, dropped.answers_aside],
    [{ aim: 'to learn more' }, { goal: 'to learn' }],
    'null takes it away',
  )
  const unknown = (await edit({ answers: { hat_size: 7 } })).json()
  t.strictSame([unknown.status, unknown.errors[0].pointer], [422, '/answers/hat_size'], 'nobody ever asked for this')
  t.equal((await edit({ answers: { hat_size: null } })).statusCode, 200, 'null answers nothing')

  await ask({ aim: text, goal: text, team: text }, ['team'])
  const report = (await as(token).get(`/v1/applications/${id}/eligibility`)).json()
  const form = report.criteria.find(({ criterion }: { criterion: string }) => criterion === 'form_complete')
  t.strictSame(
    form.facts.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code]),
    [['/answers/team', 'required']],
    'what is newly required is told',
  )
  const back = await made(edit({ answers: { team: 'Data' } }))
  t.strictSame(
    [back.answers, back.answers_aside],
    [{ aim: 'to learn more', goal: 'to learn', team: 'Data' }, {}],
    'the answer comes back',
  )
  await ask({ team: text }, ['team'])
  const submitted = await made(as(token).post(`/v1/applications/${id}/submit`))
  t.equal(submitted.status, 'submitted', 'answers that are not asked for block nothing')
})

test('updateProgram: a change of questions after the submission names whom it touches', async (t) => {
  const { as, staff, made, aProgram, aCity, aReadyDraft, aSubmitted } = await build(t)
  const program = await aProgram({ ...questions({ goal: text, pet: text }), max_applications_per_city: null })
  const city = await aCity()
  const [full, goal] = [
    await aSubmitted({ program, city, answers: { goal: 'x', pet: 'cat' } }),
    await aSubmitted({ program, city, answers: { goal: 'x' } }),
  ]
  await aReadyDraft({ program, city, answers: { pet: 'dog' } })
  const ended = await aSubmitted({ program, city, answers: { pet: 'fish' } })
  await made(as(ended.token).post(`/v1/applications/${ended.id}/withdraw`, { reason: 'cannot come' }))
  const ask = async (properties: Record<string, object>, required: string[] = []) =>
    (
      await made(
        staff.patch(`/v1/programs/${program.id}`, questions(properties, required), { headers: { 'if-match': '*' } }),
      )
    ).touched_applications
  t.strictSame(await ask({ goal: { ...text, title: 'Your goal' }, pet: text }), [], 'a title touches nobody')
  t.strictSame(await ask({ goal: text }), [{ application_id: full.id, to_answer: [], set_aside: ['/answers/pet'] }])
  t.strictSame(await ask({ goal: text, team: text }, ['team']), [
    { application_id: full.id, to_answer: ['/answers/team'], set_aside: [] },
    { application_id: goal.id, to_answer: ['/answers/team'], set_aside: [] },
  ])
  const plain = await made(staff.patch(`/v1/programs/${program.id}`, { title: 'X' }, { headers: { 'if-match': '*' } }))
  t.notOk('touched_applications' in plain, 'only a change of questions tells it')
  const entries = async (who: typeof staff) =>
    (await who.get(`/v1/programs/${program.id}/history?limit=100`))
      .json()
      .items.filter(({ action }: { action: string }) => action === 'change_questions')
      .map(({ details }: { details: object }) => details)
  t.strictSame(await entries(staff), [{ application_ids: [full.id] }, { application_ids: [full.id, goal.id] }])
  t.strictSame(await entries(as()), [], 'the public does not read it')
})

test('getProgramHistory: staff entries and names are for those who run the program, not for a sponsor or a stranger', async (t) => {
  const { as, key, staff, made, aProgram, aCity, aSubmitted, anOrganisation } = await build(t)
  const [host, sponsor, stranger] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
  const organisations = [
    { organisation_id: host.id, role: 'host' },
    { organisation_id: sponsor.id, role: 'sponsor' },
  ]
  const program = await aProgram({ ...questions({ goal: text, pet: text }), organisations })
  await aSubmitted({ program, city: await aCity(), answers: { pet: 'cat' } })
  await made(staff.patch(`/v1/programs/${program.id}`, questions({ goal: text }), { headers: { 'if-match': '*' } }))
  for (const [name, organisation, reads] of [
    ['host', host, true],
    ['sponsor', sponsor, false],
    ['stranger', stranger, false],
  ] as const) {
    const who = as(await key({ role: 'organisation', organisation_id: organisation.id }))
    const { items } = (await who.get(`/v1/programs/${program.id}/history?limit=100`)).json()
    const told = items.some(({ action }: { action: string }) => action === 'change_questions')
    const named = items.some(({ actor }: { actor: { name: string | null } }) => actor.name !== null)
    t.strictSame([told, named], [reads, reads], name)
  }
})
