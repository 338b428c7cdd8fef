import { LRUCache } from 'lru-cache'

const AT_MOST = 500

/** A pure function of texts that keeps its last few hundred answers: working them out takes far longer than finding them. */
export function remembered<Texts extends (string | null)[]>(tell: (...texts: Texts) => string) {
  const told = new LRUCache<string, string>({ max: AT_MOST })
  return (...texts: Texts): string => {
    const key = texts.join(' ')
    const text = told.get(key) ?? tell(...texts)
    told.set(key, text)
    return text
  }
}
