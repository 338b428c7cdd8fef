import { test } from 'tap'
import { fileForm, PDF } from '../factories.ts'
import { build } from '../helper.ts'

const PUBLIC = 'https://admissions.example/api'

test('PUBLIC_URL: the contract, Location, Link and materials have it; without it they are relative', async (t) => {
  for (const publicUrl of [undefined, PUBLIC]) {
    const { app, as, secretariat } = await build(t, publicUrl ? { publicUrl } : {})
    const base = publicUrl ?? ''
    t.equal((await app.inject('/openapi.json')).json().servers[0].url, publicUrl ?? '/')
    const city = await as(secretariat).post('/v1/cities', { name: 'Muscat', country: 'OM' })
    t.equal(city.headers.location, `${base}/v1/cities/${city.json().id}`)
    await as(secretariat).post('/v1/cities', { name: 'Sohar', country: 'OM' })
    const page = await as(secretariat).get('/v1/cities?limit=1')
    t.match(page.headers.link, new RegExp(`^<${base}/v1/cities\\?limit=1&cursor=[^>]+>; rel="next"$`))

    const program = (await as(secretariat).post('/v1/programs', { title: 'Smart city workshop' })).json()
    const { payload, extra } = fileForm(PDF, 'application/pdf', 'leaflet.pdf')
    const { materials } = (await as(secretariat).post(`/v1/programs/${program.id}/attachments`, payload, extra)).json()
    const url = `${base}/v1/programs/${program.id}/materials/${materials[0].id}/content`
    t.equal(materials[0].url, url)
    const listed = (await as(secretariat).get('/v1/programs')).json().items[0]
    t.equal(listed.materials[0].url, url, 'in a list too')
  }
})
