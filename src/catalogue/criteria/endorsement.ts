import { type Judge, met, notMet, unverified } from './findings.ts'

/** The city’s word that this official is its nominee. A program that does not ask for it has no such criterion. */
export const cityEndorsement: Judge = ({ endorsement, program }) => {
  const facts = { endorsement }
  if (endorsement === 'given') return met('Your city has endorsed you.', facts)
  if (endorsement === 'own')
    return notMet('city', 'You endorsed yourself. Another focal point of your city must endorse you.', facts)
  if (endorsement === 'declined') return notMet('city', 'Your city has declined to endorse you.', facts)
  if (endorsement === null) return unverified('Your city must endorse you.', 'city')
  const message = endorsement === 'asked' ? 'Your city has not answered yet.' : 'Ask your city to endorse you.'
  return program.endorsement === 'before_submission'
    ? notMet('city', message, facts)
    : unverified(message, 'city', facts)
}
