import { test } from 'tap'
import { linksFor } from '../../src/exchange/messages/links.ts'

test('linksFor: links lead to the pages of the frontend, and without one to the service', (t) => {
  const all = (places: Parameters<typeof linksFor>[0]) => {
    const links = linksFor(places)
    return [
      links.program('1'),
      links.application('1'),
      links.endorsement('t'),
      links.comeBack('t'),
      links.unsubscribe('t'),
    ]
  }
  t.strictSame(all({ frontendUrl: 'https://apply.example', publicUrl: 'https://api.example' }), [
    'https://apply.example/programs/1',
    'https://apply.example/applications/1',
    'https://apply.example/endorsements/t',
    'https://apply.example/come-back/t',
    'https://api.example/v1/unsubscribe/t',
  ])
  t.strictSame(all({ frontendUrl: undefined, publicUrl: undefined }), [
    '/v1/programs/1',
    '',
    '/v1/endorsement-links/t',
    '/v1/come-back-links/t',
    '/v1/unsubscribe/t',
  ])
  t.end()
})
