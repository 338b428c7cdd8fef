import { test } from 'tap'
import { lineFault, lineOf, nameFault, paragraphFault, paragraphOf } from '../../src/platform/text.ts'

/** In the title of an assertion, a line break or a control character would break the report. */
const shown = (text: string) => encodeURIComponent(text)

test('lineOf: a line is stored in NFC, trimmed, with single blanks and without what nobody sees', async (t) => {
  for (const [given, stored] of [
    ['  Ali  Hassan ', 'Ali Hassan'],
    ['Ali\u00a0Hassan', 'Ali Hassan'],
    ['山田\u3000太郎', '山田 太郎'],
    ['Ali\tHassan\n', 'Ali Hassan'],
    ['Jose\u0301', 'José'],
    ['\u1112\u1169\u11bc', '홍'],
    ['\ufeffAnn\u200b', 'Ann'],
    ['\u200fمحمد\u200e', 'محمد'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['\u3164', ''],
    ['\u2003', ''],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['क्\u200dष', 'क्\u200dष'],
    ['Ann\u200d', 'Ann'],
    ['\u200c \u200d', ''],
    ['👩\u200d💻', '👩\u200d💻'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
  ] as const) {
    t.equal(lineOf(given), stored, shown(given))
    t.equal(lineOf(lineOf(given)), lineOf(given), 'and stays as it is')
  }
})

test('lineFault: what is no line is told in words', async (t) => {
  for (const [line, fault] of [
    ['Ann', null],
    ['می\u200cخواهم', null],
    ['Ann\r\nBcc: x@y.example', /line break/],
    ['a\u2028b', /line break/],
    ['a\u0085b', /line break/],
    ['a\u202eb', /direction/],
    ['a\u2068b', /direction/],
    ['\u001b[31m', /control/],
    ['a\u0007', /control/],
    ['a\u{e0041}', /control/],
    ['\u0301', /seen/],
  ] as const)
    t.ok(fault ? fault.test(String(lineFault(line))) : lineFault(line) === null, shown(line))
  t.match(nameFault('—'), /letter/)
  t.match(nameFault('😀 12'), /letter/)
  t.equal(nameFault('Ω'), null)
})

test('paragraphOf: a text keeps its lines, and ends each the same way', async (t) => {
  t.equal(paragraphOf('one\r\ntwo\rthree\u2028four\u0085\n\n'), 'one\ntwo\nthree\nfour')
  t.equal(paragraphOf('  indented,  Jose\u0301'), '  indented,  José')
  t.equal(paragraphFault('one\n\ttwo'), null)
  t.match(paragraphFault('a\u202eb'), /direction/)
  t.match(paragraphFault('\u001b[31m'), /control/)
})
