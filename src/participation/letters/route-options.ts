import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, Binary, IdOf, lines, ref } from '../../http/wire.ts'
import { Letter, LetterList, NewLetter, Revocation, Verification } from './schema.ts'

const tags = ['letters']
const ofApplication = Type.Object({ application_id: IdOf('the application') })
const ofLetter = Type.Object({ letter_id: IdOf('the letter') })
const reads = allow('documents:read', 'secretariat', 'organisation', 'applicant')

export const create = {
  config: { access: allow('documents:write', 'secretariat', 'organisation', 'applicant') },
  schema: {
    operationId: 'createLetter',
    summary: 'Ask for a letter: visa support, acceptance, or certificate',
    description: lines(
      'Asks for a letter of the present facts. The applicant and staff ask after an accepted offer; a certificate is for staff, once the participant has completed the program.',
      'Its file is made within seconds: `status` is then `made`, and downloadLetter answers it. The event `letter.made` tells.',
      'If there is a letter with the same facts already, it is answered with 200. Otherwise it is a new edition with 201, and the earlier one is void.',
      'A visa letter needs the name as in the passport, the birth date and the nationality. It has no passport number: none is collected.',
    ),
    errors: ['letter_not_due', 'content_invalid'],
    tags,
    params: ofApplication,
    body: ref(NewLetter),
    response: {
      200: answer('The letter that has the same facts', ref(Letter)),
      201: answer('The letter, to be made', ref(Letter)),
    },
  },
}

export const list = {
  config: { access: reads },
  schema: {
    operationId: 'listLetters',
    summary: 'List the letters of an application, all editions',
    description: lines(
      'Lists the letters and certificates of an application, for the applicant and for those who run the program. The latest is first.',
      'A letter becomes void when its facts change: dates, place, costs, person, post, or the place in the program. Ask for a new one then.',
    ),
    tags,
    params: ofApplication,
    response: { 200: answer('All letters', ref(LetterList)) },
  },
}

export const get = {
  config: { access: reads },
  schema: {
    operationId: 'getLetter',
    summary: 'Get a letter: whether its file is made, and whether it is valid',
    description:
      'Gets what is known of a letter, for the applicant and for those who run the program. downloadLetter answers its file.',
    tags,
    params: ofLetter,
    response: { 200: answer('The letter', ref(Letter)) },
  },
}

export const download = {
  config: { access: reads, produces: ['application/pdf'], hasTag: true },
  schema: {
    operationId: 'downloadLetter',
    summary: 'Download a letter as a PDF',
    description: lines(
      'Downloads the file of a letter, for the applicant and for those who run the program. The file of a letter never changes.',
      'Only staff open one that is void or revoked.',
    ),
    errors: ['letter_state'],
    tags,
    params: ofLetter,
    response: { 200: { ...Binary, content: { 'application/pdf': Binary.content['application/pdf'] } } },
  },
}

export const revoke = {
  config: { access: allow('documents:write', 'secretariat', 'organisation'), ifMatch: 'optional' as const },
  schema: {
    operationId: 'revokeLetter',
    summary: 'Take a letter or a certificate back, with a reason',
    description: lines(
      'Revokes a letter, for those who run the program. Whoever verifies its code learns it at once; the reason is for the applicant and the history.',
      'There is no way back: createLetter makes a new edition.',
    ),
    errors: ['letter_state'],
    tags,
    params: ofLetter,
    body: ref(Revocation),
    response: { 200: answer('The letter, revoked', ref(Letter)) },
  },
}

export const verify = {
  config: { access: 'public' as const },
  schema: {
    operationId: 'verifyLetter',
    summary: 'Verify a letter or a certificate by the code that is printed on it',
    description: lines(
      'Tells everyone whether a paper is valid, void or revoked, with its issuer, program and dates. It never tells whose it is.',
      'The code is read in any case, with or without its hyphens. A code with a typing error is unknown.',
    ),
    tags,
    params: Type.Object({
      code: Type.String({
        minLength: 1,
        maxLength: 60,
        description: 'What is printed: 20 letters and digits in groups',
      }),
    }),
    response: { 200: answer('What is known of the paper', ref(Verification)) },
  },
}
