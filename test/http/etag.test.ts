import { test } from 'tap'
import { has } from '../has.ts'
import { build } from '../helper.ts'

const ifMatch = (tag: string) => ({ headers: { 'if-match': tag } })

// With checkVersion taken out, all fifty were answered 200.
test('etag: of fifty edits of one version one is taken, and forty-nine are told to read again', async (t) => {
  const { staff, aCity } = await build(t, { pool: 20 })
  for (let round = 1; round <= 3; round++) {
    const { id } = await aCity()
    const edits = Array.from({ length: 50 }, (_, i) =>
      staff.patch(`/v1/cities/${id}`, { aliases: [`name ${i}`] }, ifMatch('"1"')),
    )
    const answers = await Promise.all(edits)
    t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(49).fill(412)])
    const winner = answers.find(({ statusCode }) => statusCode === 200)
    t.equal(winner?.headers.etag, '"2"')
    t.equal((await staff.get(`/v1/cities/${id}`)).body, winner?.body)
  }
})

test('etag: an edit names the version it was made from', async (t) => {
  const { as, staff, aCity, aProgram, aReadyDraft, anOrganisation } = await build(t)
  const [city, organisation, program] = [await aCity(), await anOrganisation(), await aProgram()]
  const draft = await aReadyDraft({ program, city })
  for (const [who, url, body] of [
    [staff, `/v1/cities/${city.id}`, { name: 'X' }],
    [staff, `/v1/organisations/${organisation.id}`, { name: 'X' }],
    [staff, `/v1/programs/${program.id}`, { title: 'X' }],
    [as(draft.token), `/v1/applications/${draft.id}`, { languages: [] }],
  ] as const) {
    const before = (await who.get(url)).body
    has(t, (await who.patch(url, body)).json(), { status: 428, code: 'if_match_required' }, url)
    for (const tag of [
      '"999-gzip"',
      '"998", "999"',
      '"999", garbage',
      '"1" "999"',
      '"999"',
      'W/"999"',
      '1',
      '"one"',
      '"1',
      '""',
      '"-1"',
      '"1.5"',
      '"9999999999"',
      'garbage',
      ' ',
    ]) {
      const answer = await who.patch(url, body, ifMatch(tag))
      has(t, answer.json(), { status: 412, code: 'stale' }, `${url} If-Match: ${tag}`)
    }
    t.equal((await who.get(url)).body, before, `${url} is as it was`)
    const tag = String((await who.get(url)).headers.etag)
    const changed = await who.patch(url, body, ifMatch(tag))
    t.equal(changed.statusCode, 200, url)
    t.not(changed.headers.etag, tag)
    t.equal((await who.patch(url, body, ifMatch(tag))).statusCode, 412, 'the tag is used up')
    t.equal((await who.patch(url, body, ifMatch(`W/${changed.headers.etag}`))).statusCode, 200, 'a proxy weakened it')
    t.equal((await who.patch(url, body, ifMatch('*'))).statusCode, 200, 'whatever it is now')
    for (const proxied of [
      (version: string) => `"${version}-gzip"`,
      (version: string) => `W/"${version}-gzip"`,
      (version: string) => `"${version};gzip"`,
      (version: string) => `"${version}--gzip"`,
      (version: string) => `"${version}-br"`,
      (version: string) => `"${version}-zstd"`,
      (version: string) => `"997", W/"${version}"`,
      (version: string) => `"${version}","998"`,
      (version: string) => ` "997-gzip" , "another.tag" , "${version}-gzip" `,
    ]) {
      const version = String((await who.get(url)).headers.etag).slice(1, -1)
      const answer = await who.patch(url, body, ifMatch(proxied(version)))
      t.equal(answer.statusCode, 200, `${url} If-Match: ${proxied(version)}`)
      t.equal((await who.patch(url, body, ifMatch(proxied('999')))).statusCode, 412)
    }
  }
})

test('etag: an action takes If-Match when it is given', async (t) => {
  const { staff, aCity, aProgram, inReview } = await build(t)
  const { id } = await inReview({ program: await aProgram(), city: await aCity() })
  const giveBack = (extra = {}) =>
    staff.post(`/v1/applications/${id}/return`, { items: ['the passport'], due_at: '2017-10-09T00:00:00.000Z' }, extra)
  t.equal((await giveBack(ifMatch('"1"'))).statusCode, 412)
  t.equal((await giveBack()).statusCode, 200)
})

test('etag: what the client already has is answered with 304, without a body', async (t) => {
  const { as, staff, aCity } = await build(t)
  const { id } = await aCity()
  const url = `/v1/cities/${id}`
  for (const [tags, status] of [
    ['"1"', 304],
    ['W/"1"', 304],
    ['*', 304],
    ['"7", "1"', 304],
    ['"7" ,W/"1"', 304],
    ['"1-gzip"', 304],
    ['W/"1-gzip"', 304],
    ['"1;gzip"', 304],
    ['"1--gzip", "2"', 304],
    ['"1-br"', 304],
    ['"2-gzip"', 200],
    ['"1-other"', 200],
    ['"1" garbage', 200],
    ['"2"', 200],
    ['1', 200],
    ['garbage', 200],
    ['"1.call_open"', 200],
  ] as const) {
    const answer = await as().get(url, { 'if-none-match': tags })
    t.equal(answer.statusCode, status, tags)
    t.equal(answer.headers.etag, '"1"', tags)
    t.equal(answer.body === '', status === 304, tags)
  }
  const patched = await staff.patch(url, { name: 'X' }, { headers: { 'if-match': '"1"', 'if-none-match': '"2"' } })
  t.equal(patched.statusCode, 200, 'only reading is spared')
  t.equal((await as().get(url, { 'if-none-match': '"1"' })).statusCode, 200, 'it has changed since')
})

test('getProgram: the ETag changes with the phase, though no edit changed the program', async (t) => {
  const { as, staff, aProgram, setNow } = await build(t)
  const { id } = await aProgram({ call: { opens_on: '2017-10-05', closes_on: '2017-10-13' } })
  const url = `/v1/programs/${id}`
  const first = await as().get(url)
  t.equal(first.json().phase, 'upcoming')
  const known = { 'if-none-match': String(first.headers.etag) }
  t.equal((await as().get(url, known)).statusCode, 304)
  setNow('2017-10-06T00:00:00.000Z')
  const second = await as().get(url, known)
  has(t, second.json(), { phase: 'call_open', version: first.json().version })
  t.not(second.headers.etag, first.headers.etag)
  const edited = await staff.patch(url, { summary: 'X' }, ifMatch(String(first.headers.etag)))
  t.equal(edited.statusCode, 200, 'an edit asks for the version only')
})
