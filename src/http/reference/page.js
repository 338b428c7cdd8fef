/* global Scalar: the bundle, which is loaded before this module */

const root = document.getElementById('reference')
const isSandbox = root.dataset.sandbox === 'true'

async function read(path, key) {
  const answer = await fetch(path, key ? { headers: { authorization: `Bearer ${key}` } } : {})
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}

const optional = (promise) => promise.catch(() => undefined)
const firstOf = async (path, key, isWanted = () => true) => {
  const list = await optional(read(path, key))
  return (list?.items.find(isWanted) ?? list?.items[0])?.id
}

/** Ids of the demo world for the parameters of a path, so that a request succeeds as it stands. */
async function demoIds(staff) {
  const [program_id, city_id, series_id, organisation_id, application_id, api_key_id] = await Promise.all([
    firstOf('/v1/programs?phase=call_open', undefined, ({ key }) => key === 'seoul-workshop-2017'),
    firstOf('/v1/cities?q=Muscat'),
    firstOf('/v1/series'),
    firstOf('/v1/organisations'),
    firstOf('/v1/applications', staff),
    firstOf('/v1/api-keys', staff),
  ])
  return { program_id, city_id, series_id, organisation_id, application_id, api_key_id }
}

/**
 * Prepares the parameters of all operations. Those of a path get ids of the demo world as examples. Optional ones lose their
 * examples: the form would send them, and a filter by an example finds nothing.
 */
function fillIn(document, ids) {
  for (const path of Object.values(document.paths))
    for (const { parameters = [] } of Object.values(path))
      for (const parameter of parameters) {
        const id = parameter.in === 'path' && ids[parameter.name]
        if (parameter.required && !id) continue
        delete parameter.examples
        delete parameter.example
        if (id) parameter.example = id
        else parameter.schema = withoutExample(document, parameter.schema)
      }
}

/** The schema, resolved if it is a reference, without its examples. */
function withoutExample(document, schema) {
  const { example, examples, ...rest } = schema.$ref
    ? document.components.schemas[schema.$ref.split('/').pop()]
    : schema
  return rest
}

const label = ({ role, name }) =>
  role === name.toLowerCase() ? name : `${name} (${role === 'city' ? 'focal point' : role})`

/** Offers the credentials of the sandbox. The page remembers the role, never the credential. */
function offerRoles(credentials, choose) {
  const select = document.getElementById('role')
  const add = (value, text) => select.append(new Option(text, value))
  add('', 'nobody: only what is open to everybody')
  credentials.forEach((credential, i) => {
    add(String(i), label(credential))
  })
  const kept = sessionStorage.getItem('role')
  const at = credentials.findIndex((credential) => label(credential) === (kept ?? 'Secretariat'))
  select.value = kept === '' || at < 0 ? '' : String(at)
  select.addEventListener('change', () => {
    const credential = credentials[Number(select.value)]
    const chosen = select.value === '' ? undefined : credential
    sessionStorage.setItem('role', chosen ? label(chosen) : '')
    choose(chosen?.key ?? '')
  })
  document.getElementById('who').hidden = false
  return select.value === '' ? '' : credentials[at].key
}

/** The settings of the page: nothing from elsewhere, our colours, one credential. */
const settings = (content, guides, key) => ({
  content,
  servers: [{ url: location.origin, description: isSandbox ? 'This sandbox' : 'This service' }],
  authentication: {
    preferredSecurityScheme: 'credential',
    securitySchemes: { credential: { token: key } },
  },
  theme: 'none',
  layout: 'modern',
  withDefaultFonts: false,
  telemetry: false,
  persistAuth: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  documentDownloadType: 'direct',
  defaultOpenFirstTag: false,
  operationTitleSource: 'summary',
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  metaData: { title: 'Cohort: guides and reference' },
  customCss: THEME + themeOf(guides),
})

const THEME = `
.scalar-app { --scalar-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; --scalar-font-code: ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", monospace; --scalar-custom-header-height: 44px; }
.light-mode { --scalar-color-accent: #0f5c63; --scalar-background-accent: #0f5c6314; --scalar-link-color: #0f5c63; --scalar-button-1: #0f5c63; --scalar-button-1-color: #fff; --scalar-button-1-hover: #0b474d; }
.dark-mode { --scalar-color-accent: #6cc5cb; --scalar-background-accent: #6cc5cb22; --scalar-link-color: #6cc5cb; --scalar-button-1: #6cc5cb; --scalar-button-1-color: #10282b; --scalar-button-1-hover: #8ed5da; }
`

const capitalised = (name) => name[0].toUpperCase() + name.slice(1)

/** Shows each guide as an entry of the menu above the operations: as a tag without operations. */
function withGuides(document, guides) {
  const made = guides.map(({ title, text }) => ({
    name: title,
    description: text.replaceAll('http://127.0.0.1:3000', location.origin),
  }))
  const operations = document.tags.map((tag) => ({ 'x-displayName': capitalised(tag.name), ...tag }))
  document.tags = [...made, ...operations]
}

/** Scalar shows a tag without operations as a closed one, half as wide and cut off: a guide is a page. */
function themeOf(guides) {
  const section = `:is(${guides.map(({ anchor }) => `section[id$="tag/${anchor}"]`).join(', ')})`
  return `
${section} .section-header-wrapper, ${section} .section-columns { display: block; max-width: 860px; }
${section} .section-column { max-width: none; }
${section} .markdown { display: block; -webkit-line-clamp: none; }
${section} .markdown :is(td, th, td code) { word-break: normal; overflow-wrap: normal; white-space: normal; }
${section} .markdown td:first-child code { white-space: nowrap; }
`
}

async function start() {
  const [content, guides, sandbox] = await Promise.all([
    read('/openapi.json'),
    read('/docs/guides.json'),
    isSandbox ? optional(read('/v1/sandbox')) : undefined,
  ])
  withGuides(content, guides)
  let reference
  let key = ''
  let ids = {}
  if (sandbox) {
    document.getElementById('now').textContent = `Sandbox · ${sandbox.now.slice(0, 10)}`
    key = offerRoles(sandbox.credentials, (chosen) => reference.updateConfiguration(settings(content, guides, chosen)))
    const staff = sandbox.credentials.find(({ role }) => role === 'secretariat')?.key
    ids = await demoIds(staff)
  }
  fillIn(content, ids)
  reference = Scalar.createApiReference(root, settings(content, guides, key))
}

start().catch((error) => {
  root.textContent = `The reference could not be loaded: ${error.message}.`
})
