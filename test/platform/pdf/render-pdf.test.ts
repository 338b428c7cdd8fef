import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from 'tap'
import { undrawable } from '../../../src/platform/pdf/drawable.ts'
import { renderPdf } from '../../../src/platform/pdf/render-pdf.ts'
import { PNG } from '../../factories.ts'
import { fontsOf, inkOf, pagesOfPdf } from '../../pdf.ts'

const AT = '2017-10-02T00:00:00.000Z'

const TEMPLATE = `#let data = json(bytes(sys.inputs.data))
#set page(width: 12cm, height: 5cm, margin: .5cm)
#set text(font: json(bytes(sys.inputs.fonts)), fallback: false, size: 16pt)
#data.name
#if "image" in data { image(data.image, width: 1cm) }`

/** A folder with templates, as a feature has it. */
async function templates(t: { teardown: (end: () => unknown) => void }, files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-templates-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'own'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return (name: string) => pathToFileURL(join(folder, name))
}

test('renderPdf: names of all scripts are drawn by their fonts, and are copied as they were written', async (t) => {
  const at = await templates(t, { 'name.typ': TEMPLATE })
  const render = (name: string) => renderPdf(at('name.typ'), { name }, { at: AT })
  const [empty] = await pagesOfPdf(await render(''))
  const drawn: Uint8Array[] = []
  for (const [script, name, font] of [
    ['Hangul', '김민수 박서연', 'NotoSansKR-Regular'],
    ['Chinese', '王小明 喆 張偉', 'NotoSansSC-Regular'],
    ['Arabic', 'محمد بن عبد الله الشيخ يوسف', 'IBMPlexSansArabic-Regular'],
    ['Devanagari', 'राम कुमार श्रीवास्तव क्षत्रिय', 'NotoSans-Regular'],
    ['Vietnamese', 'Nguyễn Thị Hồng Ánh', 'NotoSans-Regular'],
    ['Cyrillic', 'Сергей Ґалаґан Өнөрбаев', 'NotoSans-Regular'],
    ['Amharic', 'አበበ ቢቂላ', 'NotoSansEthiopic-Regular'],
    ['Japanese', '山田 ひかり カナ', 'NotoSansSC-Regular'],
    ['Thai', 'สมชาย ใจดี', 'NotoSansThai-Regular'],
    ['Lao', 'ສົມສັກ ແກ້ວມະນີ', 'NotoSansLao-Regular'],
    ['Khmer', 'សុខ ចាន់ថា', 'NotoSansKhmer-Regular'],
    ['Bengali', 'রহিম উদ্দিন', 'NotoSansBengali-Regular'],
    ['Georgian', 'გიორგი', 'NotoSansGeorgian-Regular'],
    ['Hebrew', 'דוד כהן', 'NotoSansHebrew-Regular'],
  ] as const) {
    const pdf = await render(name)
    const [page] = await pagesOfPdf(pdf)
    if (!page || !empty) throw new Error('a page')
    // A reader copies Khmer in the order of its glyphs.
    if (script !== 'Khmer') t.equal(page.text.trim().normalize('NFC'), name.normalize('NFC'), `${script}: the text`)
    // The blank is of the first font.
    t.strictSame(
      new Set([...fontsOf(pdf), 'NotoSans-Regular']),
      new Set([font, 'NotoSans-Regular']),
      `${script}: the font`,
    )
    t.strictSame(await undrawable(name), [], `${script}: every character has a glyph`)
    t.ok(inkOf(page) > inkOf(empty) + 100, `${script}: ink`)
    drawn.push(page.pixels)
  }
  // Boxes for missing glyphs would look the same in every script.
  const [boxes, others] = await Promise.all(
    ['ᏣᎳᎩ', 'ᐃᓄᒃ'].map(async (name) => (await pagesOfPdf(await render(name)))[0]),
  )
  t.strictSame(boxes?.pixels, others?.pixels, 'two scripts without a font: the same boxes')
  t.notOk(drawn.some((pixels) => Buffer.from(pixels).equals(Buffer.from(boxes?.pixels ?? []))))
  t.strictSame(await undrawable('AᏣ ᐃ'), ['Ꮳ', 'ᐃ'])
})

test('renderPdf: data are values and never markup, the same input gives the same bytes, and images come by their path', async (t) => {
  const at = await templates(t, { 'name.typ': TEMPLATE })
  const name = '#panic() *bold* $x$ \\ @a <b> [c] = d'
  const one = await renderPdf(at('name.typ'), { name }, { at: AT })
  t.equal((await pagesOfPdf(one))[0]?.text.trim(), name)
  t.ok(one.equals(await renderPdf(at('name.typ'), { name }, { at: AT })))
  const images = { '/images/one.png': PNG }
  const [with_image] = await pagesOfPdf(
    await renderPdf(at('name.typ'), { name: '', image: '/images/one.png' }, { at: AT, images }),
  )
  t.ok(with_image && inkOf(with_image) > 500)
  await t.rejects(
    renderPdf(at('name.typ'), { name: '', image: '/images/one.png' }, { at: AT }),
    /file not found/,
    'an image of another document',
  )
})

test('renderPdf: a template that fails, reads elsewhere or runs on is an error, and the next one works', async (t) => {
  const at = await templates(t, {
    'name.typ': TEMPLATE,
    'own/wrong.typ': '#let x = (',
    'own/elsewhere.typ': '#read("../name.typ")',
    'own/absolute.typ': '#read("/etc/hostname")',
    'own/endless.typ': '#for i in range(9999) { for j in range(9999) { let x = i * j } }',
  })
  for (const [name, error] of [
    ['own/wrong.typ', /wrong.typ failed: unclosed delimiter/],
    ['own/elsewhere.typ', /elsewhere.typ failed: /],
    ['own/absolute.typ', /absolute.typ failed: file not found/],
    ['own/endless.typ', /endless.typ took too long/],
  ] as const) {
    await t.rejects(renderPdf(at(name), {}, { at: AT, limit_ms: 2_000 }), error, name)
    const pdf = await renderPdf(at('name.typ'), { name: 'next' }, { at: AT })
    t.equal((await pagesOfPdf(pdf))[0]?.text.trim(), 'next')
  }
})
