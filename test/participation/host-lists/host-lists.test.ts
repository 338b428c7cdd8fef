import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { test } from 'tap'
import { byNight, byPayer, nightsOf } from '../../../src/participation/host-lists/room-nights.ts'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'
import { anAccepted, aParticipant } from '../scene.ts'

const PERSON = { email: 'office@city.example', birth_date: '1980-02-29', nationality: 'OM' }

/** The texts of a file inside of a ZIP archive. */
function unzipped(archive: Buffer, name: RegExp): string {
  const texts: string[] = []
  for (let at = archive.indexOf('PK\x01\x02'); at >= 0; at = archive.indexOf('PK\x01\x02', at + 4)) {
    const [size, nameLength, start] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ]
    if (!name.test(archive.toString('utf8', at + 46, at + 46 + nameLength))) continue
    const from = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28)
    const packed = archive.subarray(from, from + size)
    texts.push((archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString())
  }
  return texts.join()
}

/** A program of three with a place: one has told all, one has told too much, one has told nothing. */
async function hosted(t: Parameters<typeof build>[0]) {
  const world = await build(t)
  const { made, staff, anOrganisation, aCity, aProgram } = world
  const [host, sponsor] = [await anOrganisation(), await anOrganisation()]
  const program = await aProgram({
    organisations: [
      { organisation_id: host.id, role: 'host' },
      { organisation_id: sponsor.id, role: 'sponsor' },
    ],
    coverage: { accommodation: 'host' },
    max_participants_per_city: 9,
    max_applications_per_city: 9,
  })
  const city = await aCity({ name: 'Muscat' })
  const named = (name: string) => ({
    program,
    city,
    applicant: { ...PERSON, name, name_as_in_passport: `IN PASSPORT ${name}` },
  })
  const told = await aParticipant(world, named('Amal'))
  const arrival = { at: '2017-11-18T22:30:00+09:00', place: 'Incheon', number: 'WY 815' }
  const departure = { at: '2017-11-26T09:00:00+09:00', place: 'Incheon', number: 'WY 816' }
  const diet = { kind: 'halal', note: 'no nuts' }
  await made(told.own.put(`${told.url}/travel`, { arrival, departure, diet, accessibility: 'no stairs' }))
  const sum = await anAccepted(world, named('=SUM(A1)'))
  await made(
    sum.own.put(`${sum.url}/travel`, {
      arrival: { at: '2017-11-18T08:00:00Z' },
      diet: { kind: 'halal', note: 'no nuts' },
    }),
  )
  const silent = await anAccepted(world, named('Zahra'))
  const gone = await anAccepted(world, named('Badr'))
  await made(staff.post(`${gone.url}/withdraw-offer`, { reason: 'no visa' }))
  return { ...world, host, sponsor, program, told, sum, silent, url: `/v1/programs/${program.id}` }
}

test('listArrivals: the host sees who comes when and where, stays when, and eats what', async (t) => {
  const { as, key, host, sponsor, told, sum, silent, url, staff } = await hosted(t)
  const desk = as(await key({ role: 'organisation', organisation_id: host.id }))
  has(t, (await desk.get(`${url}/arrivals`)).json().items, [
    { application_id: sum.id, at: '2017-11-18T08:00:00.000Z', place: null },
    {
      application_id: told.id,
      name: 'Amal',
      city_name: 'Muscat',
      local_time: '18 November 2017, 22:30 (Asia/Seoul)',
      number: 'WY 815',
      accessibility: 'no stairs',
      has_request: false,
    },
    { application_id: silent.id, at: null, local_time: null },
  ])
  const back = (await desk.get(`${url}/arrivals?direction=departure`)).json().items
  has(t, back, [{ number: 'WY 816' }, { at: null }, { at: null }])

  const rooming = (await desk.get(`${url}/rooming`)).json()
  has(t, rooming.items, [
    // The host pays from the night before the first day to that of the last one.
    {
      application_id: sum.id,
      check_in: '2017-11-18',
      check_out: '2017-11-24',
      is_assumed: true,
      nights: 6,
      payers: [
        { payer: 'host', nights: 5 },
        { payer: 'participant', nights: 1 },
      ],
    },
    {
      application_id: told.id,
      check_in: '2017-11-18',
      check_out: '2017-11-26',
      is_assumed: false,
      payers: [
        { payer: 'host', nights: 5 },
        { payer: 'participant', nights: 3 },
      ],
    },
    {
      application_id: silent.id,
      check_in: '2017-11-19',
      check_out: '2017-11-24',
      payers: [{ payer: 'host', nights: 5 }],
    },
  ])
  t.strictSame(rooming.payers, [
    { payer: 'host', nights: 15 },
    { payer: 'participant', nights: 4 },
  ])
  t.strictSame(
    rooming.nights.map(({ rooms }: { rooms: number }) => rooms),
    [2, 3, 3, 3, 3, 3, 1, 1],
  )
  const diets = await desk.get(`${url}/diets`)
  t.strictSame(diets.json().items, [
    { diet: 'halal', count: 2, notes: ['no nuts'] },
    { diet: null, count: 1, notes: [] },
  ])
  lacks(t, diets.body, 'Amal')
  const guest = as(await key({ role: 'organisation', organisation_id: sponsor.id }))
  for (const list of ['arrivals', 'rooming', 'diets', 'participant-lists/badges'])
    has(t, (await guest.get(`${url}/${list}`)).json(), { status: 403, code: 'role_not_allowed' })
  has(t, (await staff.get(`${url}/participant-lists/names`)).json(), { status: 404 })
})

test('downloadHostList: each list is a file for a spreadsheet, in which no name becomes a formula', async (t) => {
  const { staff, told, url } = await hosted(t)
  const files: Record<string, string[][]> = {}
  for (const list of ['arrivals', 'departures', 'rooming', 'badges']) {
    const answer = await staff.get(`${url}/participant-lists/${list}`)
    t.equal(answer.headers['content-disposition'], `attachment; filename="${list}.csv"`)
    t.equal(answer.headers['content-type'], 'text/csv; charset=utf-8')
    t.equal(answer.rawPayload.subarray(0, 3).toString('hex'), 'efbbbf')
    for (const secret of ['IN PASSPORT', '1980-02-29', 'office@city.example']) lacks(t, answer.body, secret)
    files[list] = parse(answer.body, { bom: true }) as string[][]
    t.equal(files[list]?.length, 4, list)
  }
  t.strictSame(files.badges?.slice(0, 3), [
    ['name', 'position', 'department', 'city', 'country', 'code'],
    ["'=SUM(A1)", 'Head of Smart City', 'Digital Office', 'Muscat', 'OM', ''],
    ['Amal', 'Head of Smart City', 'Digital Office', 'Muscat', 'OM', told.code],
  ])
  t.strictSame(files.rooming?.[2]?.slice(3), ['2017-11-18', '2017-11-26', '8', 'host: 5, participant: 3', 'no stairs'])
  t.strictSame(files.arrivals?.[3]?.slice(0, 4), ['Zahra', 'Muscat', 'OM', ''])
  const xlsx = await staff.get(`${url}/participant-lists/badges?format=xlsx`)
  t.equal(xlsx.headers['content-disposition'], 'attachment; filename="badges.xlsx"')
  const sheet = unzipped(xlsx.rawPayload, /^xl\/(worksheets\/sheet1|sharedStrings)\.xml$/)
  for (const text of ['=SUM(A1)', 'Amal', told.code]) t.ok(sheet.includes(text), text)
  lacks(t, sheet, '<f>')
})

test('nightsOf: the program pays for its own nights, and the participant for the others', async (t) => {
  const program = {
    starts_on: '2017-11-20',
    ends_on: '2017-11-21',
    payer: 'city' as const,
    nights_before: 1,
    nights_after: 0,
  }
  for (const [arrives_on, departs_on, nights] of [
    [null, null, ['19 city', '20 city']],
    ['2017-11-20', '2017-11-21', ['20 city']],
    ['2017-11-18', '2017-11-22', ['18 participant', '19 city', '20 city', '21 participant']],
    ['2017-11-22', '2017-11-21', []],
  ] as const) {
    const found = nightsOf(program, { arrives_on, departs_on }).nights
    t.strictSame(
      found.map(({ on, payer }) => `${on.slice(8)} ${payer}`),
      nights,
    )
  }
  const { nights } = nightsOf({ ...program, payer: undefined }, { arrives_on: '2017-11-18', departs_on: null })
  t.strictSame(byPayer(nights), [
    { payer: null, nights: 2 },
    { payer: 'participant', nights: 1 },
  ])
  t.strictSame(byNight([...nights, ...nights])[0], { on: '2017-11-18', rooms: 2 })
})
