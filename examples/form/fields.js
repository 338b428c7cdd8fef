/** Makes an element. Members of `attributes` that are undefined or false are left out. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value)
  element.append(...children.filter((child) => child !== undefined))
  return element
}

const typeOf = ({ type }) => (Array.isArray(type) ? type.find((each) => each !== 'null') : type)
const languages = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' })
const INPUTS = { date: 'date', uri: 'url' }
/** Longer texts get more than a line. */
const LINE = 300

/** A label, a help text, the control and a place for its error, tied together for screen readers. */
function field(schema, pointer, required, control) {
  const help = schema.description ? make('p', { class: 'help', id: `help:${pointer}` }, schema.description) : undefined
  control.id = pointer
  control.setAttribute('aria-describedby', [help?.id, `error:${pointer}`].filter(Boolean).join(' '))
  if (required) control.setAttribute('aria-required', 'true')
  const label = make('label', { for: pointer }, schema.title ?? pointer.split('/').at(-1).replaceAll('_', ' '))
  if (required) label.append(make('span', { class: 'required', 'aria-hidden': 'true' }, ' *'))
  const error = make('p', { class: 'error', id: `error:${pointer}` })
  return make(
    'div',
    { class: 'field' },
    ...(control.type === 'checkbox' ? [control, label] : [label, control]),
    help,
    error,
  )
}

function choice(schema, pointer, required, value) {
  const labels = schema['x-enum-labels'] ?? {}
  const values = (schema.enum ?? [...new Set([...schema.examples, ...(value ? [value] : [])])]).filter(
    (each) => each !== null,
  )
  const labelOf = (each) => labels[each] ?? (schema.enum ? String(each) : languages.of(each))
  const options = values.map((each, i) => make('option', { value: i, selected: each === value }, labelOf(each)))
  if (!schema.enum) options.sort((one, other) => one.textContent.localeCompare(other.textContent))
  const control = make('select', {}, make('option', { value: '' }, 'Choose…'), ...options)
  return { element: field(schema, pointer, required, control), read: () => values[control.value] ?? null }
}

function text(schema, pointer, required, value) {
  const isLong = typeOf(schema) === 'string' && !schema.format && (schema.maxLength ?? LINE + 1) > LINE
  const isNumber = ['number', 'integer'].includes(typeOf(schema))
  const { maxLength: maxlength, minimum: min, maximum: max } = schema
  const control = isLong
    ? make('textarea', { rows: 4, maxlength })
    : make('input', {
        type: isNumber ? 'number' : (INPUTS[schema.format] ?? 'text'),
        // Browsers take only some addresses in an input of type email, and rewrite others.
        inputmode: schema.format === 'idn-email' ? 'email' : undefined,
        maxlength,
        min,
        max,
        step: isNumber && typeOf(schema) === 'number' ? 'any' : undefined,
      })
  control.value = value ?? ''
  const read = () => (control.value === '' ? null : isNumber ? Number(control.value) : control.value)
  return { element: field(schema, pointer, required, control), read }
}

function flag(schema, pointer, required, value) {
  const control = make('input', { type: 'checkbox', checked: value === true })
  return { element: field(schema, pointer, required, control), read: () => control.checked || null }
}

function group(schema, pointer, value) {
  const fields = (schema['x-order'] ?? Object.keys(schema.properties)).map((name) => [
    name,
    render(schema.properties[name], `${pointer}/${name}`, schema.required?.includes(name) ?? false, value?.[name]),
  ])
  const element = make('fieldset', { id: pointer, tabindex: -1 }, make('legend', {}, schema.title ?? ''))
  if (schema.description) element.append(make('p', { class: 'help' }, schema.description))
  element.append(make('p', { class: 'error', id: `error:${pointer}` }), ...fields.map(([, { element }]) => element))
  return { element, read: () => Object.fromEntries(fields.map(([name, { read }]) => [name, read()])) }
}

/** A list of groups or single values, to which a person adds. */
function list(schema, pointer, required, value) {
  const items = []
  const rows = make('div')
  const add = make('button', { type: 'button', class: 'quiet' }, 'Add another')
  const element = make(
    'fieldset',
    { id: pointer, tabindex: -1 },
    make('legend', {}, schema.title ?? ''),
    make('p', { class: 'error', id: `error:${pointer}` }),
    rows,
    add,
  )
  if (required) element.querySelector('legend').append(make('span', { class: 'required', 'aria-hidden': 'true' }, ' *'))
  function append(initial) {
    const item = render(schema.items, `${pointer}/${items.length}`, true, initial)
    const remove = make('button', { type: 'button', class: 'quiet' }, 'Remove')
    const row = make('div', { class: 'row' }, item.element, remove)
    items.push(item)
    rows.append(row)
    remove.addEventListener('click', () => {
      // The pointers of the later items move up, so all are drawn anew.
      const left = items.filter((each) => each !== item).map(({ read }) => read())
      items.length = 0
      rows.replaceChildren()
      for (const each of left) append(each)
      element.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
  for (const each of value?.length ? value : [undefined]) append(each)
  add.addEventListener('click', () => append(undefined))
  const isTold = (item) =>
    item !== null && (typeof item !== 'object' || Object.values(item).some((each) => each !== null))
  return { element, read: () => items.map(({ read }) => read()).filter(isTold) }
}

/**
 * Draws a JSON Schema with its value. `read` gives what is told, null for what is not. The id of each control is its
 * JSON pointer, so an error of the API finds its field.
 */
export function render(schema, pointer, required, value) {
  if (schema.properties) return group(schema, pointer, value)
  if (typeOf(schema) === 'array') return list(schema, pointer, required, value)
  if (schema.enum || (schema.examples?.length > 1 && pointer.startsWith('/languages')))
    return choice(schema, pointer, required, value)
  if (typeOf(schema) === 'boolean') return flag(schema, pointer, required, value)
  return text(schema, pointer, required, value)
}
