import { make } from './fields.js'

const summary = document.querySelector('#errors')

/** Takes the error of one field away, as soon as it is changed. */
export function clearError(control) {
  control.removeAttribute('aria-invalid')
  const place = document.getElementById(`error:${control.id}`)
  if (place) place.textContent = ''
}

export function clearErrors() {
  for (const control of document.querySelectorAll('[aria-invalid]')) clearError(control)
  summary.replaceChildren()
  summary.hidden = true
}

/** The nearest field that the page has: a list for an item, a section for a field that is not drawn. */
function controlAt(pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const control = document.getElementById(at)
    if (control) return control
  }
  return undefined
}

/** Shows a refusal in a summary with a link to each field, and each error at its field. The first gets the focus. */
export function showProblem({ detail, errors = [] }, moveFocus = true) {
  clearErrors()
  const lines = errors.map((error) => {
    const control = controlAt(error.pointer)
    if (!control) return make('li', {}, error.detail)
    const place = document.getElementById(`error:${control.id}`)
    if (place) place.textContent = error.detail
    control.setAttribute('aria-invalid', 'true')
    const link = make('a', { href: `#${encodeURIComponent(control.id)}` }, error.detail)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      control.focus()
    })
    return make('li', {}, link)
  })
  summary.replaceChildren(make('p', {}, errors.length > 0 ? 'Please correct:' : detail), make('ul', {}, ...lines))
  summary.hidden = false
  if (!moveFocus) return
  const [first] = document.querySelectorAll('[aria-invalid]')
  ;(first ?? summary).focus()
}
