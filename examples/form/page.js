import { all, call, Refusal, upload } from './api.js'
import { config } from './config.js'
import { clearError, clearErrors, showProblem } from './errors.js'
import { make, render } from './fields.js'

const find = (id) => document.getElementById(id)
const city = find('/city_id')
/** After the last key, before the service is asked. */
const PAUSE_MS = 400

const program_id = new URLSearchParams(location.search).get('program') ?? config.program_id
let form
let program
/** The application: undefined until it is saved once. */
let application
let etag
/** What is drawn: section by section, with a function that reads it. */
let drawn = {}
let credential

/**
 * The applicant's own token. It opens this one application and nothing else, and whoever has it may change and submit
 * it. sessionStorage keeps it until the tab is closed; localStorage until it is forgotten, for everyone at this computer
 * and for every script of this origin. So the second one is the applicant's choice.
 */
const kept = {
  name: () => `application:${program.id}`,
  read: () => JSON.parse(sessionStorage.getItem(kept.name()) ?? localStorage.getItem(kept.name()) ?? 'null'),
  write(value) {
    kept.forget()
    const storage = find('remember').checked ? localStorage : sessionStorage
    storage.setItem(kept.name(), JSON.stringify(value))
  },
  forget() {
    for (const storage of [sessionStorage, localStorage]) storage.removeItem(kept.name())
  },
}

const state = (text) => {
  find('state').textContent = text
}
/** Runs an action of a person. A refusal is shown at its fields. */
async function attempt(action, { moveFocus = true } = {}) {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    state('')
    showProblem(error.problem, moveFocus)
    return undefined
  }
}

function drawSections(content) {
  const sections = find('sections')
  sections.replaceChildren()
  drawn = {}
  for (const name of form['x-order'].filter((each) => form.properties[each])) {
    const schema = form.properties[name]
    if (schema.properties && Object.keys(schema.properties).length === 0) continue
    drawn[name] = render(schema, `/${name}`, form.required.includes(name), content?.[name])
    sections.append(drawn[name].element)
  }
}

const told = () => Object.fromEntries(Object.entries(drawn).map(([name, { read }]) => [name, read()]))

/** The API takes no null for the name and the e-mail, and no answer that is not given. */
function body() {
  const { applicant, answers, ...rest } = told()
  const { name, email, ...person } = applicant
  const given = Object.fromEntries(Object.entries(answers ?? {}).filter(([, value]) => value !== null))
  return {
    ...rest,
    applicant: { ...person, ...(name && { name }), ...(email && { email }) },
    ...(answers && { answers: given }),
  }
}

async function showAllocation() {
  const place = find('allocation')
  if (!city.value) return place.replaceChildren()
  const { data } = await call('GET', `/v1/programs/${program.id}/cities/${city.value}/allocation`)
  const { cap, used, free } = data
  place.textContent =
    cap === null
      ? 'Your city may send any number of applications.'
      : `${used} of ${cap} places used.${free === 0 ? ' No further application can be submitted now.' : ''}`
}

const VERDICTS = {
  eligible: 'You may apply.',
  provisional: 'So far you may apply. Some things are still to be told or confirmed.',
  ineligible: 'As it stands, you cannot apply.',
}
const MARKS = { met: '✓', waived: '✓', not_met: '✗', unverified: '…' }

function showReport({ verdict, criteria }) {
  find('verdict').textContent = VERDICTS[verdict]
  find('verdict').dataset.verdict = verdict
  const lines = criteria
    .filter(({ outcome }) => outcome !== 'not_applicable')
    .map(({ outcome, kind, message }) =>
      make(
        'li',
        { class: outcome, 'data-kind': kind },
        make('span', { 'aria-hidden': 'true' }, MARKS[outcome]),
        ` ${message}`,
      ),
    )
  find('report').replaceChildren(...lines)
}

/** Asks about what is typed so far: before the first save without a person, then as it is saved. */
async function check() {
  if (application)
    return showReport((await call('GET', `/v1/applications/${application.id}/eligibility`, { credential })).data)
  const { position, languages, passport } = told()
  const isWhole = (skill) => Object.values(skill).every((value) => value !== null)
  const facts = { position, passport, languages: languages.filter(isWhole), city_id: city.value || null }
  showReport((await call('POST', `/v1/programs/${program.id}/eligibility-checks`, { body: facts })).data)
}

function took({ data, etag: tag }) {
  application = data
  etag = tag
  const isOpen = ['draft', 'returned'].includes(data.status)
  city.disabled = true
  find('/documents').hidden = false
  find('submit').disabled = !isOpen
  find('save').disabled = !isOpen
  for (const control of find('form').querySelectorAll(
    '#sections :is(input, select, textarea, button), #documents input',
  ))
    control.disabled = !isOpen
  if (!isOpen) state(`Your application is ${data.status.replaceAll('_', ' ')}.`)
}

async function start() {
  const answer = await call('POST', `/v1/programs/${program.id}/applications`, {
    credential: config.key,
    body: { city_id: city.value, ...body() },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  // A server of yours may keep the token for itself, in a cookie.
  credential = answer.data.applicant_token
  kept.write({ id: answer.data.id, token: credential })
  await drawDocuments(answer.data.id)
  return answer
}

async function save() {
  if (!application && !city.value) throw new Refusal({ errors: [{ pointer: '/city_id', detail: 'Choose your city.' }] })
  state('Saving…')
  const answer = application
    ? await call('PATCH', `/v1/applications/${application.id}`, {
        credential,
        body: body(),
        headers: { 'if-match': etag },
      })
    : await start()
  took(answer)
  clearErrors()
  state('Saved.')
  await check()
}

/** One save at a time: the next one needs the tag of the last. */
let saving = Promise.resolve()
function saveInTurn(options) {
  saving = saving.then(() => attempt(save, options))
  return saving
}

async function submit() {
  await save()
  const action = application.status === 'returned' ? 'resubmit' : 'submit'
  const headers = { 'idempotency-key': crypto.randomUUID() }
  took(await call('POST', `/v1/applications/${application.id}/${action}`, { credential, headers }))
  clearErrors()
  await Promise.all([showAllocation(), check()])
}

const size = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`

function drawDocument({ kind, title, description, accept, max_bytes, required }, document) {
  const pointer = `/documents/${kind}`
  const input = make('input', {
    type: 'file',
    id: pointer,
    accept: accept.join(),
    'aria-describedby': `help:${pointer} error:${pointer} state:${pointer}`,
  })
  const progress = make('progress', { max: 1, value: 0, hidden: true, 'aria-label': `Upload of ${title}` })
  const shown = make('span', { id: `state:${pointer}`, role: 'status' }, document ? `✓ ${document.filename}` : '')
  const types = accept.map((type) => type.split('/')[1].toUpperCase()).join(', ')
  input.addEventListener('change', async () => {
    const [file] = input.files
    if (!file) return
    clearError(input)
    const fail = (detail) => showProblem({ errors: [{ pointer, detail }] })
    if (file.size > max_bytes) return fail(`${title}: the file is larger than ${size(max_bytes)}.`)
    progress.hidden = false
    shown.textContent = ''
    const sent = upload(`/v1/applications/${application.id}${pointer}`, file, credential, (part) => {
      progress.value = part
    }).finally(() => {
      progress.hidden = true
      input.value = ''
    })
    try {
      shown.textContent = `✓ ${(await sent).filename}`
      await check()
    } catch (error) {
      fail(error.problem.detail)
    }
  })
  const label = make('label', { for: pointer }, title)
  if (required) label.append(make('span', { class: 'required', 'aria-hidden': 'true' }, ' *'))
  const help = make('p', { class: 'help', id: `help:${pointer}` }, `${description}. ${types}, up to ${size(max_bytes)}`)
  return make(
    'div',
    { class: 'field' },
    label,
    input,
    progress,
    shown,
    help,
    make('p', { class: 'error', id: `error:${pointer}` }),
  )
}

async function drawDocuments(id) {
  const { data } = await call('GET', `/v1/applications/${id}/documents`, { credential })
  const wanted = form['x-documents'].filter(({ required }) => required)
  find('documents').replaceChildren(
    ...wanted.map((each) =>
      drawDocument(
        each,
        data.items.find(({ kind }) => kind === each.kind),
      ),
    ),
  )
}

/** Goes on with the application that was begun here. Its token may be replaced or over: then the form starts anew. */
async function resume() {
  const { id, token } = kept.read() ?? {}
  if (!id) return undefined
  credential = token
  find('remember').checked = localStorage.getItem(kept.name()) !== null
  try {
    const answer = await call('GET', `/v1/applications/${id}`, { credential })
    await drawDocuments(id)
    return answer
  } catch (error) {
    if (!['unauthorized', 'not_found'].includes(error.problem?.code)) throw error
    kept.forget()
    credential = undefined
    return undefined
  }
}

async function chooseProgram() {
  if (program_id) return program_id
  const open = await all('/v1/programs?phase=call_open&')
  if (open.length === 1) return open[0].id
  const links = open.map(({ id, title }) => make('li', {}, make('a', { href: `?program=${id}` }, title)))
  document.querySelector('main').replaceChildren(make('ul', {}, ...links))
  find('title').textContent = links.length > 0 ? 'Open calls' : 'No call is open now'
  return undefined
}

async function open() {
  const id = await chooseProgram()
  if (!id) return
  const [{ data: found }, { data: schema }, cities] = await Promise.all([
    call('GET', `/v1/programs/${id}`),
    call('GET', `/v1/programs/${id}/application-form`),
    all('/v1/cities?'),
  ])
  program = found
  form = schema
  document.title = `Apply: ${form.title}`
  find('title').textContent = form.title
  const { closes_at } = program.call
  find('dates').textContent = closes_at
    ? `Apply before ${new Date(closes_at).toLocaleString('en', { dateStyle: 'long', timeStyle: 'short', timeZone: program.venue.timezone })} (${program.venue.timezone})`
    : ''
  city.append(...cities.map(({ id, name, country }) => make('option', { value: id }, `${name} (${country})`)))
  const answer = await resume()
  drawSections(answer?.data)
  if (answer) {
    city.value = answer.data.city_id
    took(answer)
  }
  await Promise.all([showAllocation(), check()])
}

let timer
find('form').addEventListener('input', ({ target }) => {
  if (target.type === 'file' || target.id === 'remember') return
  clearError(target)
  clearTimeout(timer)
  // While somebody types, an error is shown and the focus stays.
  timer = setTimeout(
    () => (application ? saveInTurn({ moveFocus: false }) : attempt(check, { moveFocus: false })),
    PAUSE_MS,
  )
})
city.addEventListener('change', () => attempt(showAllocation))
find('form').addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(timer)
  void saveInTurn()
})
find('submit').addEventListener('click', () => {
  clearTimeout(timer)
  saving = saving.then(() => attempt(submit))
})
find('remember').addEventListener('change', () => {
  if (application) kept.write({ id: application.id, token: credential })
})
find('forget').addEventListener('click', () => {
  kept.forget()
  location.reload()
})
await attempt(open)
