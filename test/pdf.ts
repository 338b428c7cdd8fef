import { PDFiumLibrary } from '@hyzyla/pdfium'

export interface PageShown {
  text: string
  /** In pixels. */
  width: number
  height: number
  /** Four bytes for each pixel, the top row first. */
  pixels: Uint8Array
}

let library: Promise<PDFiumLibrary> | undefined

/** The pages of a PDF as a reader shows them: their text, as it is copied, and their pixels. */
export async function pagesOfPdf(pdf: Uint8Array, scale = 1): Promise<PageShown[]> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  const pages: PageShown[] = []
  for (const page of document.pages()) {
    // Before the page is rendered: that closes it.
    const text = page.getText().replace(/\r\n?/g, '\n')
    const { width, height, data } = await page.render({ scale, render: 'bitmap' })
    pages.push({ text, width, height, pixels: data })
  }
  document.destroy()
  return pages
}

/** The number of pixels that are darker than paper. */
export const inkOf = ({ pixels }: Pick<PageShown, 'pixels'>): number => {
  let ink = 0
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) ink++
  return ink
}

/** The names of the fonts that are in a PDF. */
export const fontsOf = (pdf: Uint8Array): string[] => [
  ...new Set(
    [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/FontName \/[A-Z]{6}\+([A-Za-z-]+)/g),
    ].map(([, name]) => String(name)),
  ),
]
