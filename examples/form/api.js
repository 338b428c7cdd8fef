import { config } from './config.js'

/** A refusal: problem details (RFC 9457), with `detail` for people, `code` for programs and `errors` for fields. */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail)
    this.problem = problem
  }
}

const OFFLINE = { code: 'offline', detail: 'The service cannot be reached. Check your connection and try again.' }
const refusalOf = (text) => {
  try {
    return new Refusal(JSON.parse(text))
  } catch {
    return new Refusal(OFFLINE)
  }
}

/** Calls the API. Returns the body of the answer, and its tag for the next edit. */
export async function call(method, path, { credential, body, headers } = {}) {
  const response = await fetch(config.api + path, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(credential && { authorization: `Bearer ${credential}` }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (!response) throw new Refusal(OFFLINE)
  if (!response.ok) throw refusalOf(await response.text())
  return { data: await response.json(), etag: response.headers.get('etag') }
}

/** Uploads a document. fetch cannot tell how much has been sent, so this is an XMLHttpRequest. */
export function upload(path, file, credential, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', config.api + path)
    if (credential) request.setRequestHeader('authorization', `Bearer ${credential}`)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener('load', () =>
      request.status < 300 ? resolve(JSON.parse(request.responseText)) : reject(refusalOf(request.responseText)),
    )
    request.addEventListener('error', () => reject(new Refusal(OFFLINE)))
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

/** Every item of a list, page by page. */
export async function all(path) {
  const items = []
  for (let cursor = ''; cursor !== null; ) {
    const { data } = await call('GET', `${path}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    items.push(...data.items)
    cursor = data.next_cursor
  }
  return items
}
