export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf'

/** The type of a file by its first bytes. */
export interface FileKind {
  /** For programs: `heic`. */
  id: string
  /** For people, with its article: "a HEIC photo". */
  name: string
  /** Set only for the types that this service can check to their end. */
  media_type?: MediaType
  /** Something that can run, such as a web page. */
  isActive?: boolean
  /** Its kind for a person: an image, a document, or the file that is packed in it. */
  as: 'image' | 'document' | 'content'
}

/** Readers of PDF accept a byte order mark, line ends or a printer's prologue of this many bytes before `%PDF-`. */
const PDF_OFFSET = 1024
/** As many bytes tell every kind. */
export const HEAD_BYTES = 2048

const starts = (...signature: (string | number[])[]) => {
  const bytes = Buffer.concat(signature.map((part) => Buffer.from(part as string)))
  return (head: Buffer) => head.subarray(0, bytes.length).equals(bytes)
}
const at = (offset: number, text: string) => (head: Buffer) =>
  head.toString('latin1', offset, offset + text.length) === text
const all =
  (...tests: ((head: Buffer) => boolean)[]) =>
  (head: Buffer) =>
    tests.every((test) => test(head))
/** A file of the ISO media family, by its brand. */
const brand = (brands: RegExp) => all(at(4, 'ftyp'), (head) => brands.test(head.toString('latin1', 8, 12)))
const ZIP = starts('PK', [3, 4])
const zipOf = (entry: RegExp) => all(ZIP, (head) => entry.test(head.toString('latin1')))
/** Text without a byte order mark and leading white space. */
const textOf = (head: Buffer) => head.toString('latin1').replace(/^(\xef\xbb\xbf|\xfe\xff|\xff\xfe)?[\0\s]*/, '')
const text = (pattern: RegExp) => (head: Buffer) => pattern.test(textOf(head))

type Row = [test: (head: Buffer) => boolean, id: string, name: string]

/** In the order of the tests: what stands first decides. */
const ACTIVE: Row[] = [
  [text(/^<svg\b|^<\?xml[^>]*>[\s\S]*<svg\b/i), 'svg', 'an SVG drawing'],
  [text(/^<(!doctype|html|head|body|script|iframe|!--|\?php|%)/i), 'html', 'a web page or a script'],
  [text(/^<\?xml\b/i), 'xml', 'an XML file'],
  [starts('#!'), 'script', 'a script'],
  [starts('MZ'), 'program', 'a program'],
  [starts([0x7f], 'ELF'), 'program', 'a program'],
]
const IMAGES: Row[] = [
  [brand(/^(hei|hev|mif1|msf1)/), 'heic', 'a HEIC photo (as iPhones take them)'],
  [brand(/^avi[fs]/), 'avif', 'an AVIF image'],
  [brand(/^crx /), 'raw', 'a camera raw image'],
  [at(4, 'ftyp'), 'video', 'a video'],
  [all(starts('RIFF'), at(8, 'WEBP')), 'webp', 'a WebP image'],
  [starts('GIF8'), 'gif', 'a GIF image'],
  [starts('II*', [0]), 'tiff', 'a TIFF image'],
  [starts('MM', [0], '*'), 'tiff', 'a TIFF image'],
  [all(starts('BM'), (head) => head.length > 9 && head.readUInt32LE(6) === 0), 'bmp', 'a BMP image'],
  [starts([0, 0, 0, 12], 'jP  '), 'jp2', 'a JPEG 2000 image'],
  [starts([0, 0, 0, 12], 'JXL '), 'jxl', 'a JPEG XL image'],
  [starts([0xff, 0x0a]), 'jxl', 'a JPEG XL image'],
  [starts('8BPS'), 'psd', 'a Photoshop file'],
  [starts([0, 0, 1, 0]), 'ico', 'an icon'],
]
const DOCUMENTS: Row[] = [
  [zipOf(/word\//), 'docx', 'a Word document'],
  [zipOf(/xl\//), 'xlsx', 'an Excel file'],
  [zipOf(/ppt\//), 'pptx', 'a PowerPoint file'],
  [zipOf(/\[Content_Types\]\.xml/), 'office', 'a Word, Excel or PowerPoint file'],
  [zipOf(/mimetypeapplication\/vnd\.oasis/), 'opendocument', 'an OpenDocument file'],
  [zipOf(/Index\/Document\.iwa/), 'pages', 'a Pages document'],
  [starts([0xd0, 0xcf, 0x11, 0xe0]), 'ole', 'a Word or Excel file of an older version, or one with a password'],
  [starts('{\\rtf'), 'rtf', 'an RTF document'],
]
const CONTAINERS: Row[] = [
  [zipOf(/mimetypeapplication\/vnd\.etsi\.asic/), 'asic', 'a signed container (ASiC)'],
  [ZIP, 'zip', 'a ZIP archive'],
  [starts('Rar!'), 'rar', 'a RAR archive'],
  [starts('7z', [0xbc, 0xaf]), '7z', 'a 7-Zip archive'],
  [starts([0x1f, 0x8b]), 'gzip', 'a gzip archive'],
  [starts([0, 5, 0x16, 7]), 'appledouble', 'a side file that a Mac adds (its name begins with ._)'],
]
const LATE: Row[] = [
  [starts('%!PS'), 'postscript', 'a PostScript file'],
  [text(/^(data:[a-z]+\/[\w.+-]+;base64,|JVBERi0|iVBORw0KGgo|\/9j\/)/), 'base64', 'a file in base64'],
  [all(starts([0x30]), (head) => [0x80, 0x82, 0x83].includes(head[1] ?? 0)), 'p7m', 'a signed file (P7M)'],
  [(head) => head.length > 0 && !/[^\t\n\f\r\x20-\x7e\x80-\xff]/.test(head.toString('latin1')), 'text', 'a text'],
]

const JPEG: FileKind = { id: 'jpeg', name: 'a JPEG image', media_type: 'image/jpeg', as: 'image' }
const PNG: FileKind = { id: 'png', name: 'a PNG image', media_type: 'image/png', as: 'image' }
const PDF: FileKind = { id: 'pdf', name: 'a PDF', media_type: 'application/pdf', as: 'document' }

function kindIn(head: Buffer, rows: Row[], more: { as: FileKind['as']; isActive?: boolean }): FileKind | undefined {
  const [, id, name] = rows.find(([test]) => test(head)) ?? []
  return id && name ? { id, name, ...more } : undefined
}

/** The kind of a file by its first `HEAD_BYTES`, or all of them if it has fewer; undefined: none that is known. */
export function sniff(head: Buffer): FileKind | undefined {
  if (starts([0xff, 0xd8, 0xff])(head)) return JPEG
  if (starts([0x89], 'PNG\r\n', [0x1a], '\n')(head)) return PNG
  if (starts('%PDF-')(head)) return PDF
  // Before the PDFs that begin later: such a file could pass as two kinds.
  const early =
    kindIn(head, ACTIVE, { as: 'content', isActive: true }) ??
    kindIn(head, IMAGES, { as: 'image' }) ??
    kindIn(head, DOCUMENTS, { as: 'document' }) ??
    kindIn(head, CONTAINERS, { as: 'content' })
  if (early) return early
  if (head.subarray(0, PDF_OFFSET + 5).includes('%PDF-')) return PDF
  return kindIn(head, LATE, { as: 'document' })
}
