import { test } from 'tap'
import { derivedCredential, newCredential, prefixOf, secretsFrom } from '../../src/platform/secrets.ts'

test('newCredential: a credential tells its kind, and has 32 random characters and a checksum', async (t) => {
  const many = new Set<string>()
  for (const prefix of ['coh_live_', 'coh_test_', 'coh_applicant_'] as const)
    for (let i = 0; i < 100; i++) {
      const credential = newCredential(prefix)
      t.match(credential, new RegExp(`^${prefix}[0-9A-Za-z]{38}$`))
      t.equal(prefixOf(credential), prefix)
      many.add(credential)
    }
  t.equal(many.size, 300)
})

test('prefixOf: every single wrong character is noticed, and two that changed places', async (t) => {
  const credential = newCredential('coh_live_')
  for (let i = 0; i < credential.length; i++) {
    for (const wrong of ['a', 'Z', '0', '_', '-', 'é']) {
      if (credential[i] === wrong) continue
      t.equal(prefixOf(credential.slice(0, i) + wrong + credential.slice(i + 1)), undefined, `place ${i}`)
    }
    const [a, b] = [credential[i], credential[i + 1]]
    if (b !== undefined && a !== b) {
      const swapped = `${credential.slice(0, i)}${b}${a}${credential.slice(i + 2)}`
      t.equal(prefixOf(swapped), undefined, `places ${i} and ${i + 1}`)
    }
  }
  for (const other of ['', 'coh_live_', credential.slice(0, -1), `${credential}0`, ` ${credential}`, `${credential}\n`])
    t.equal(prefixOf(other), undefined, JSON.stringify(other))
})

test('derivedCredential: it is the same each time, and another for another name or secret', async (t) => {
  const secret = Buffer.alloc(32, 1)
  const first = derivedCredential('coh_test_', secret, 'city 1')
  t.equal(derivedCredential('coh_test_', secret, 'city 1'), first)
  t.equal(prefixOf(first), 'coh_test_')
  t.not(derivedCredential('coh_test_', secret, 'city 2'), first)
  t.not(derivedCredential('coh_test_', Buffer.alloc(32, 2), 'city 1'), first)
})

test('secretsFrom: a hash needs the pepper, and tells nothing of its input', async (t) => {
  const [one, other] = [secretsFrom('a pepper'), secretsFrom('another pepper')]
  t.strictSame(one.hash('x'), secretsFrom('a pepper').hash('x'))
  t.notSame(one.hash('x'), other.hash('x'))
  t.notSame(one.hash('x'), one.hash('y'))
  t.equal(one.hash('x').length, 32)
  t.notSame(one.fingerprint, other.fingerprint)
  t.notOk(one.fingerprint.includes('pepper'))
})

test('secretsFrom: what is sealed is opened whole by the same pepper only', async (t) => {
  const secrets = secretsFrom('a pepper')
  for (const text of ['', 'x', 'coh_applicant_secret', 'ü'.repeat(10_000)]) {
    const sealed = secrets.seal(Buffer.from(text))
    t.equal(secrets.open(sealed).toString(), text)
    if (text.length > 1) t.notOk(sealed.includes(text))
    t.notSame(secrets.seal(Buffer.from(text)), sealed, 'never the same twice')
    t.throws(() => secretsFrom('another').open(sealed))
    for (const at of [0, 12, sealed.length - 1]) {
      const broken = Buffer.from(sealed)
      broken.writeUInt8(broken.readUInt8(at) ^ 1, at)
      t.throws(() => secrets.open(broken), `byte ${at}`)
    }
    t.throws(() => secrets.open(sealed.subarray(0, -1)))
  }
})
