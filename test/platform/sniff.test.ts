import { test } from 'tap'
import { documentKinds } from '../../src/catalogue/forms/document-kinds.ts'
import { sniff } from '../../src/platform/sniff.ts'
import { has } from '../has.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)))
const zip = (...names: string[]) => bytes(...names.flatMap((name) => ['PK', [3, 4], [20, 0, 0, 0], name]))
const box = (brand: string) => bytes([0, 0, 0, 24], `ftyp${brand}`, [0, 0, 0, 0], brand)

test('sniff: a file is what its first bytes say', async (t) => {
  for (const [what, head, type] of [
    ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'), 'image/jpeg'],
    ['a JPEG of a camera', bytes([0xff, 0xd8, 0xff, 0xe1], 'Exif'), 'image/jpeg'],
    ['a PNG', bytes(SIGNATURE, 'IHDR'), 'image/png'],
    ['a PDF', bytes('%PDF-1.7'), 'application/pdf'],
    ['a PDF after a byte order mark', bytes([0xef, 0xbb, 0xbf], '%PDF-1.7'), 'application/pdf'],
    ['a PDF after a line end', bytes('\r\n%PDF-1.7'), 'application/pdf'],
    ['a PDF after a NUL', bytes([0], '%PDF-1.7'), 'application/pdf'],
    [
      "a PDF after a printer's prologue",
      bytes('\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n%PDF-1.4'),
      'application/pdf',
    ],
    ['a PDF after headers of HTTP', bytes('Content-Type: application/pdf\r\n\r\n%PDF-1.4'), 'application/pdf'],
    ['a PDF after 1024 bytes', bytes(' '.repeat(1024), '%PDF-1.4'), 'application/pdf'],
  ] as const)
    t.equal(sniff(head)?.media_type, type, what)
})

test('sniff: what is not taken is named', async (t) => {
  for (const [head, id, as] of [
    [box('heic'), 'heic', 'image'],
    [box('heix'), 'heic', 'image'],
    [box('mif1'), 'heic', 'image'],
    [box('avif'), 'avif', 'image'],
    [box('qt  '), 'video', 'image'],
    [bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'webp', 'image'],
    [bytes('GIF89a'), 'gif', 'image'],
    [bytes('II*', [0]), 'tiff', 'image'],
    [bytes('MM', [0], '*'), 'tiff', 'image'],
    [bytes('BM', [1, 2, 3, 4, 0, 0, 0, 0]), 'bmp', 'image'],
    [bytes([0, 0, 0, 12], 'jP  '), 'jp2', 'image'],
    [zip('[Content_Types].xml', 'word/document.xml'), 'docx', 'document'],
    [zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx', 'document'],
    [zip('mimetypeapplication/vnd.oasis.opendocument.text'), 'opendocument', 'document'],
    [bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'ole', 'document'],
    [bytes('{\\rtf1'), 'rtf', 'document'],
    [zip('passport.jpg'), 'zip', 'content'],
    [zip('mimetypeapplication/vnd.etsi.asic-e+zip'), 'asic', 'content'],
    [bytes('Rar!'), 'rar', 'content'],
    [bytes([0x1f, 0x8b, 8]), 'gzip', 'content'],
    [bytes([0, 5, 0x16, 7]), 'appledouble', 'content'],
    [bytes('JVBERi0xLjcK'), 'base64', 'document'],
    [bytes('data:image/png;base64,iVBORw0KGgo'), 'base64', 'document'],
    [bytes([0x30, 0x82, 0x20, 0x01]), 'p7m', 'document'],
    [bytes('%!PS-Adobe-3.0'), 'postscript', 'document'],
    [bytes('A text.\n'), 'text', 'document'],
    [bytes('%pdf-1.7'), 'text', 'document'],
    [bytes(' '.repeat(1025), '%PDF-1.4'), 'text', 'document'],
  ] as const) {
    const kind = sniff(head)
    has(t, [kind?.id, kind?.as, kind?.media_type], [id, as, undefined])
    t.match(kind?.name, /^an? /)
  }
  for (const nothing of [
    bytes(''),
    bytes([0xff, 0xd8]),
    bytes(SIGNATURE.slice(0, 7)),
    bytes(SIGNATURE.slice(0, 4), '\n', [0x1a], '\n'),
  ])
    t.equal(sniff(nothing)?.media_type, undefined)
})

test('sniff: what can run is known as such, even if it says later that it is a PDF', async (t) => {
  for (const start of [
    '<!doctype html>',
    '<html>',
    '<HTML>',
    ' \n<script>',
    '\ufeff<svg>',
    '<?xml version="1.0"?><svg>',
    '<?php',
    '#!/bin/sh',
    'MZ',
  ])
    for (const head of [bytes(start), bytes(start, '\n%PDF-1.7\n')]) has(t, sniff(head), { isActive: true }, start)
})

test('documentKinds: each document takes the types of the call text, and a MB is 1024 * 1024 bytes', async (t) => {
  has(t, documentKinds, {
    headshot: { accept: ['image/jpeg', 'image/png'], max_bytes: 5_242_880 },
    passport_scan: { accept: ['image/jpeg', 'image/png', 'application/pdf'], max_bytes: 10_485_760 },
    nomination_form: { accept: ['application/pdf'], max_bytes: 10_485_760 },
  })
})
