import { test } from 'tap'
import type { MessageKind } from '../../src/catalogue/programs/message-settings.ts'
import { defaultTemplate } from '../../src/exchange/templates/defaults/defaults.ts'
import { en } from '../../src/exchange/templates/defaults/en.ts'
import { renderTemplate, templateFaults } from '../../src/exchange/templates/render.ts'
import { MAIL_LANGUAGES } from '../../src/platform/mail-languages.ts'
import { has, lacks } from '../has.ts'
import { build } from '../helper.ts'

const fieldsIn = (text: string) => [...new Set(text.match(/\b[a-z_]+\.[a-z_]+\b(?=[^{}%]*[}%])/g))].sort()

test('templates: each kind has a text of its own in each language, which names the same fields', (t) => {
  const seen = new Set<string>()
  for (const kind of Object.keys(en.kinds) as MessageKind[]) {
    const english = defaultTemplate(kind, 'en')
    for (const language of MAIL_LANGUAGES) {
      const template = defaultTemplate(kind, language)
      t.strictSame(templateFaults(kind, template), [], `${kind} in ${language}`)
      t.strictSame(fieldsIn(template.text), fieldsIn(english.text), `${kind} in ${language}`)
      t.strictSame(fieldsIn(template.subject), fieldsIn(english.subject), `${kind} in ${language}`)
      const { text } = renderTemplate(template, kind, {}, { language, zone: 'Asia/Seoul' })
      t.notOk(seen.has(`${kind} ${text}`), `${kind} in ${language} is not a copy`)
      seen.add(`${kind} ${text}`)
    }
  }
  t.end()
})

test('setMessageTemplate: a fault names its part and its line, and the text of a program goes before the network’s', async (t) => {
  const { staff, made, aProgram } = await build(t)
  const program = await aProgram()
  const url = '/v1/message-templates/receipt'
  const cases: [what: string, body: object, pointer: string, code: string, detail: RegExp][] = [
    ['a tag that is open', { subject: 'A', text: 'a\n{% if x %}' }, '/text', 'template_syntax', /^line 2: /],
    [
      'a filter that is not there',
      { subject: '{{ program.title | x }}', text: 'b' },
      '/subject',
      'template_syntax',
      /^line 1: /,
    ],
    [
      'the passport',
      { subject: 'A', text: 'a\n\n{{ applicant.passport }}' },
      '/text',
      'unknown_field',
      /^line 3: there is no field applicant.passport/,
    ],
    [
      'another kind’s',
      { subject: '{{ offer.reply_by }}', text: 'b' },
      '/subject',
      'unknown_field',
      /offer\.reply_by in receipt/,
    ],
    ['another file', { subject: 'A', text: '{% include "x" %}' }, '/text', 'template_syntax', /include/],
    [
      'much memory',
      { subject: 'A', text: '{% for i in (1..100000000) %}x{% endfor %}' },
      '/text',
      'template_fails',
      /^line 1: takes too much/,
    ],
    ['in HTML', { subject: 'A', text: 'b', html: '<p>\n{{ nobody.there }}' }, '/html', 'unknown_field', /^line 2/],
  ]
  for (const [what, body, pointer, code, detail] of cases)
    has(t, (await staff.put(url, body)).json(), { status: 422, errors: [{ pointer, code, detail }] }, what)
  const tag = { headers: { 'if-match': '"7"' } }
  t.equal((await staff.put(url, { subject: 'Of the network', text: 'x' }, tag)).statusCode, 412)
  await made(staff.put(url, { subject: 'Of the network', text: 'x' }))
  has(t, await made(staff.get(`${url}?program_id=${program.id}`)), { source: 'network', subject: 'Of the network' })
  await made(staff.put(`${url}?program_id=${program.id}`, { subject: 'Of the program', text: '{{ applicant.name }}' }))
  has(t, await made(staff.get(`${url}?program_id=${program.id}`)), { source: 'program', subject: 'Of the program' })
  has(t, await made(staff.get(`${url}?language=ko`)), { source: 'default', subject: /접수/ })
})

test('previewMessage: values are escaped in HTML, also by a template that asks for raw ones', async (t) => {
  const { staff, made, aProgram, aCity, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const applicant = {
    name: 'One <b>& Co',
    name_as_in_passport: 'PASSPORT NAME',
    email: 'one@city.example',
    birth_date: '1980-02-29',
    nationality: 'OM',
  }
  const { id } = await aSubmitted({ program, city, applicant })
  const url = '/v1/message-templates/receipt/preview'
  const html = '<p>{{ applicant.name | raw }}</p>'
  const shown = await made(staff.post(url, { application_id: id, subject: 'A', text: '{{ applicant.name }}', html }))
  has(t, shown, { text: 'One <b>& Co\n', html: /<p>One &lt;b&gt;&amp; Co<\/p>/ })
  lacks(t, `${shown.text}${shown.html}`, /PASSPORT|1980/)
})
