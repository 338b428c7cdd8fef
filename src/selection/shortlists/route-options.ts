import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, IdOf, lines, ref } from '../../http/wire.ts'
import { BalanceList, BalanceQuery } from './balance-schema.ts'
import { MadeShortlist, NewShortlist, Shortlist, ShortlistChange, ShortlistPage, ShortlistQuery } from './schema.ts'

const tags = ['selection']
const ofProgram = Type.Object({ program_id: IdOf('the program') })
const params = Type.Object({ shortlist_id: IdOf('the shortlist') })
const reads = { access: allow('decisions:read', 'secretariat', 'organisation') }
const writes = { access: allow('decisions:write', 'secretariat', 'organisation') }

export const options = {
  create: {
    config: writes,
    schema: {
      operationId: 'createShortlist',
      summary: 'Create a shortlist, by hand or from a ranking',
      description: lines(
        'Saves a set of applications of a program under a name, for those who run the program.',
        'From a ranking it takes the first ones within the seats and the cities’ participants, and names those that it passed over.',
        'It decides nothing, and takes no seat. Decide from it with decideApplications.',
      ),
      errors: ['shortlist_exists', 'content_invalid'],
      tags,
      params: ofProgram,
      body: ref(NewShortlist),
      response: { 201: answer('The new shortlist', ref(MadeShortlist)) },
    },
  },
  list: {
    config: reads,
    schema: {
      operationId: 'listShortlists',
      summary: 'List the shortlists of a program',
      description: 'Lists the shortlists of a program in the order in which they were made, for those who run it.',
      tags,
      params: ofProgram,
      querystring: ShortlistQuery,
      response: { 200: answer('A page of shortlists', ref(ShortlistPage)) },
    },
  },
  get: {
    config: reads,
    schema: {
      operationId: 'getShortlist',
      summary: 'Get a shortlist with its applications',
      description: 'Gets a shortlist with its applications in order, each with its status now.',
      tags,
      params,
      response: { 200: answer('The shortlist', ref(Shortlist)) },
    },
  },
  update: {
    config: { ...writes, ifMatch: 'required' as const },
    schema: {
      operationId: 'updateShortlist',
      summary: 'Replace the name, note and applications of a shortlist',
      description: lines(
        'Replaces what a shortlist has. Send `If-Match`, so that no other edit is lost.',
        'Decisions that were made from it stay as they are.',
      ),
      errors: ['shortlist_exists', 'content_invalid'],
      tags,
      params,
      body: ref(ShortlistChange),
      response: { 200: answer('The shortlist, changed', ref(Shortlist)) },
    },
  },
  remove: {
    config: { ...writes, ifMatch: 'optional' as const },
    schema: {
      operationId: 'deleteShortlist',
      summary: 'Delete a shortlist',
      description:
        'Deletes a shortlist. Its applications, and decisions that were made from it, stay. A second call answers 404.',
      tags,
      params,
      response: { 204: Type.Null({ description: 'Deleted' }) },
    },
  },
  balance: {
    config: reads,
    schema: {
      operationId: 'getShortlistBalance',
      summary: 'Get the balance of a shortlist, beside that of others',
      description: lines(
        'Counts cities, countries, regions (UN M49), first-time cities, fields of work, levels, seats and the cities’ participants.',
        'Genders are counted as an aggregate: a number under five is hidden. Names who cannot get a visa in time, and who lacks an endorsement or a document.',
        'With `compare` other shortlists of the program stand beside it.',
      ),
      tags,
      params,
      querystring: BalanceQuery,
      response: { 200: answer('The balances', ref(BalanceList)) },
    },
  },
  chart: {
    config: { ...reads, produces: ['image/svg+xml'] },
    schema: {
      operationId: 'getShortlistChart',
      summary: 'Get the balance of a shortlist as one chart, in SVG',
      description: lines(
        'Draws the balance as a chart that a mail or a page can show: no script, no font and no address of another host.',
        'It shows numbers only, no person and no gender. With `compare` other shortlists of the program stand beside it.',
      ),
      tags,
      params,
      querystring: BalanceQuery,
      response: {
        200: {
          description: 'The chart',
          content: { 'image/svg+xml': { schema: Type.String({ description: 'An SVG document' }) } },
        },
      },
    },
  },
}
