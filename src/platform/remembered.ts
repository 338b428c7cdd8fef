import { LRUCache } from 'lru-cache'

const AT_MOST = 500

/** Caches the last few hundred results of a pure function of texts that is slow to compute. */
export function remembered<Texts extends (string | null)[]>(tell: (...texts: Texts) => string) {
  const told = new LRUCache<string, string>({ max: AT_MOST })
  return (...texts: Texts): string => {
    const key = texts.join(' ')
    const text = told.get(key) ?? tell(...texts)
    told.set(key, text)
    return text
  }
}
