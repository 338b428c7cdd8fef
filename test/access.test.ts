import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type Test, test } from 'tap'
import type { Access } from '../src/http/auth.ts'
import { TRANSITIONS } from '../src/intake/applications/lifecycle.ts'
import { PART_OF, scopesOf } from '../src/network/api-keys/scopes.ts'
import type { Contract } from './contract.ts'
import { aPosition, fileForm, PDF } from './factories.ts'
import { has } from './has.ts'
import { build } from './helper.ts'

/**
 * Every route by every role. `+` may, `-` needs a credential (401), `x` the role may not (403), `0` not theirs, so not
 * there (404). A sponsor has a part in the program and does not run it; "other" holds what is of somebody else; a page
 * sends its publishable key and its origin. The last
 * column is the scope that a credential of these roles must have; `any` is any credential.
 */
const TABLE = `
                                                             anon secr orga spon othr city othr fron othr revi appl othr page scope
GET    /livez                                                +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /readyz                                               +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/me                                                -    +    +    +    +    +    +    +    +    +    +    +    +    any
GET    /v1/lifecycle                                         +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/sandbox                                           +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/sandbox/clock                                     +    +    +    +    +    +    +    +    +    +    +    +    +    public
PUT    /v1/sandbox/clock                                     +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/api-keys                                          -    +    x    x    x    x    x    x    x    x    x    x    x    api_keys:read
POST   /v1/api-keys                                          -    +    x    x    x    x    x    x    x    x    x    x    x    api_keys:write
DELETE /v1/api-keys/{api_key_id}                             -    +    x    x    x    x    x    x    x    x    x    x    x    api_keys:write
GET    /v1/cities                                            +    +    +    +    +    +    +    +    +    +    +    +    +    public
POST   /v1/cities                                            -    +    x    x    x    x    x    x    x    x    x    x    x    cities:write
GET    /v1/cities/{city_id}                                  +    +    +    +    +    +    +    +    +    +    +    +    +    public
PATCH  /v1/cities/{city_id}                                  -    +    x    x    x    x    x    x    x    x    x    x    x    cities:write
GET    /v1/cities/{city_id}/mailbox                         -    +    x    x    x    x    x    x    x    x    x    x    x    cities:write
PUT    /v1/cities/{city_id}/mailbox                         -    +    x    x    x    x    x    x    x    x    x    x    x    cities:write
GET    /v1/organisations                                     +    +    +    +    +    +    +    +    +    +    +    +    +    public
POST   /v1/organisations                                     -    +    x    x    x    x    x    x    x    x    x    x    x    programs:write
GET    /v1/organisations/{organisation_id}                   +    +    +    +    +    +    +    +    +    +    +    +    +    public
PATCH  /v1/organisations/{organisation_id}                   -    +    x    x    x    x    x    x    x    x    x    x    x    programs:write
GET    /v1/visa-rules                                        -    +    +    +    +    +    +    +    +    +    +    +    +    any
GET    /v1/visa-rules/{host}/{nationality}                   -    +    +    +    +    +    +    +    +    +    +    +    +    any
PUT    /v1/visa-rules/{host}/{nationality}                   -    +    x    x    x    x    x    x    x    x    x    x    x    visa_rules:write
POST   /v1/visa-rules/import                                 -    +    x    x    x    x    x    x    x    x    x    x    x    visa_rules:write
GET    /v1/series                                            +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/series/{series_id}                                +    +    +    +    +    +    +    +    +    +    +    +    +    public
POST   /v1/series                                            -    +    x    x    x    x    x    x    x    x    x    x    x    programs:write
PATCH  /v1/series/{series_id}                                -    +    x    x    x    x    x    x    x    x    x    x    x    programs:write
GET    /v1/programs                                          +    +    +    +    +    +    +    +    +    +    +    +    +    public
POST   /v1/programs                                          -    +    +    +    +    x    x    x    x    x    x    x    x    programs:write
GET    /v1/programs/{program_id}                             +    +    +    +    +    +    +    +    +    +    +    +    +    public
PATCH  /v1/programs/{program_id}                             -    +    +    x    x    x    x    x    x    x    x    x    x    programs:write
POST   /v1/programs/{program_id}/publish                     -    +    +    x    x    x    x    x    x    x    x    x    x    programs:write
POST   /v1/programs/{program_id}/extend-call                 -    +    +    x    x    x    x    x    x    x    x    x    x    programs:write
POST   /v1/programs/{program_id}/close-call                  -    +    +    x    x    x    x    x    x    x    x    x    x    programs:write
POST   /v1/programs/{program_id}/cancel                      -    +    +    x    x    x    x    x    x    x    x    x    x    programs:write
GET    /v1/programs/{program_id}/application-form            +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/programs/{program_id}/history                     +    +    +    +    +    +    +    +    +    +    +    +    +    public
POST   /v1/programs/{program_id}/links                       -    +    +    x    x    x    x    x    x    x    x    x    x    programs:write
POST   /v1/programs/{program_id}/attachments                 -    +    +    x    x    x    x    x    x    x    x    x    x    programs:write
GET    /v1/programs/{program_id}/materials/{material_id}/content +   +   +   +   +   +   +   +   +   +   +   +   +  public
DELETE /v1/programs/{program_id}/materials/{material_id}     -    +    +    x    x    x    x    x    x    x    x    x    x    programs:write
POST   /v1/programs/{program_id}/eligibility-checks          +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/programs/{program_id}/cities/{city_id}/allocation +    +    +    +    +    +    +    +    +    +    +    +    +    public
PUT    /v1/programs/{program_id}/cities/{city_id}/allocation -    +    x    x    x    x    x    x    x    x    x    x    x    allocations:write
DELETE /v1/programs/{program_id}/cities/{city_id}/allocation -    +    x    x    x    x    x    x    x    x    x    x    x    allocations:write
GET    /v1/programs/{program_id}/seats                       -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:read
POST   /v1/programs/{program_id}/applications                -    +    +    x    x    +    x    +    +    x    x    x    +    applications:start
GET    /v1/applications                                      -    +    +    +    +    +    +    +    +    +    +    +    x    applications:read
GET    /v1/applications/{application_id}                     -    +    +    0    0    +    0    +    0    0    +    0    x    applications:read
PATCH  /v1/applications/{application_id}                     -    +    x    x    x    +    0    +    0    x    +    0    x    applications:write
GET    /v1/applications/{application_id}/eligibility         -    +    +    0    0    +    0    +    0    0    +    0    x    applications:read
GET    /v1/applications/{application_id}/history             -    +    +    0    0    +    0    +    0    0    +    0    x    applications:read
POST   /v1/applications/{application_id}/token               -    +    +    0    0    x    x    x    x    x    +    0    x    tokens:write
DELETE /v1/applications/{application_id}/token               -    +    +    0    0    x    x    x    x    x    x    x    x    tokens:write
POST   /v1/applications/{application_id}/submit              -    x    x    x    x    x    x    x    x    x    +    0    x    applications:write
POST   /v1/applications/{application_id}/resubmit            -    x    x    x    x    x    x    x    x    x    +    0    x    applications:write
POST   /v1/applications/{application_id}/withdraw            -    +    +    0    0    +    0    x    x    x    +    0    x    applications:write
POST   /v1/applications/{application_id}/start-review        -    +    +    0    0    x    x    x    x    x    x    x    x    screening:write
POST   /v1/applications/{application_id}/return              -    +    +    0    0    x    x    x    x    x    x    x    x    screening:write
POST   /v1/applications/{application_id}/correct-applicant   -    +    +    0    0    x    x    x    x    x    x    x    x    screening:write
POST   /v1/applications/{application_id}/mark-ineligible     -    +    +    0    0    x    x    x    x    x    x    x    x    screening:write
POST   /v1/applications/{application_id}/reinstate           -    +    +    0    0    x    x    x    x    x    x    x    x    screening:write
POST   /v1/applications/{application_id}/waivers             -    +    +    0    0    x    x    x    x    x    x    x    x    screening:write
POST   /v1/applications/{application_id}/attestations        -    +    +    0    0    +    0    x    x    x    x    x    x    attestations:write
GET    /v1/endorsement-links/{token}                             +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/endorsement-links/{token}/form                        +    +    +    +    +    +    +    +    +    +    +    +    +    public
POST   /v1/endorsement-links/{token}                             +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/programs/{program_id}/cities/{city_id}/priorities     -    +    +    x    x    +    0    x    x    x    x    x    x    applications:read
PUT    /v1/programs/{program_id}/cities/{city_id}/priorities     -    +    +    x    x    +    0    x    x    x    x    x    x    attestations:write
POST   /v1/applications/{application_id}/endorsement-requests    -    +    +    0    0    x    x    +    0    x    +    0    x    applications:write
POST   /v1/applications/{application_id}/endorse                 -    +    +    0    0    +    0    x    x    x    x    x    x    attestations:write
POST   /v1/applications/{application_id}/decline-endorsement     -    +    +    0    0    +    0    x    x    x    x    x    x    attestations:write
GET    /v1/applications/{application_id}/endorsement             -    +    +    0    0    +    0    +    0    x    +    0    x    applications:read
GET    /v1/applications/{application_id}/documents           -    +    +    0    0    +    0    +    0    0    +    0    x    documents:read
PUT    /v1/applications/{application_id}/documents/{kind}    -    +    x    x    x    x    x    +    0    x    +    0    x    documents:write
DELETE /v1/applications/{application_id}/documents/{kind}    -    +    x    x    x    x    x    +    0    x    +    0    x    documents:write
GET    /v1/applications/{application_id}/documents/{kind}/content -   +   +   0   0   +   0   +   0   0   +   0   x  documents:read
GET    /v1/programs/{program_id}/rubric                      -    +    +    x    x    x    x    x    x    +    x    x    x    applications:read
PUT    /v1/programs/{program_id}/rubric                      -    +    +    x    x    x    x    x    x    x    x    x    x    screening:write
GET    /v1/programs/{program_id}/reviewers                   -    +    +    x    x    x    x    x    x    x    x    x    x    screening:write
POST   /v1/programs/{program_id}/reviewers                   -    +    +    x    x    x    x    x    x    x    x    x    x    screening:write
POST   /v1/programs/{program_id}/review-assignments          -    +    +    x    x    x    x    x    x    x    x    x    x    screening:write
GET    /v1/reviews                                           -    +    +    +    +    x    x    x    x    +    x    x    x    applications:read
GET    /v1/reviews/{review_id}                               -    +    +    0    0    x    x    x    x    +    x    x    x    applications:read
PUT    /v1/reviews/{review_id}                               -    x    x    x    x    x    x    x    x    +    x    x    x    reviews:write
POST   /v1/reviews/{review_id}/submit                        -    x    x    x    x    x    x    x    x    +    x    x    x    reviews:write
POST   /v1/reviews/{review_id}/recuse                        -    +    +    0    0    x    x    x    x    +    x    x    x    reviews:write
POST   /v1/reviews/{review_id}/reopen                        -    +    +    0    0    x    x    x    x    x    x    x    x    screening:write
POST   /v1/programs/{program_id}/interview-slots             -    +    +    x    x    x    x    x    x    x    x    x    x    screening:write
GET    /v1/programs/{program_id}/interview-slots             -    +    +    x    x    x    x    x    x    +    +    0    x    applications:read
DELETE /v1/interview-slots/{slot_id}                         -    +    +    0    0    x    x    x    x    x    x    x    x    screening:write
POST   /v1/programs/{program_id}/interview-invitations       -    +    +    x    x    x    x    x    x    x    x    x    x    screening:write
GET    /v1/programs/{program_id}/interviews                  -    +    +    x    x    x    x    x    x    +    x    x    x    applications:read
GET    /v1/applications/{application_id}/interview           -    +    +    0    0    +    0    +    0    +    +    0    x    applications:read
POST   /v1/applications/{application_id}/interview           -    +    +    0    0    x    x    x    x    x    +    0    x    applications:write
PATCH  /v1/applications/{application_id}/interview           -    +    +    0    0    x    x    x    x    x    +    0    x    applications:write
DELETE /v1/applications/{application_id}/interview           -    +    +    0    0    x    x    x    x    x    +    0    x    applications:write
POST   /v1/interviews/{interview_id}/outcome                 -    +    +    0    0    x    x    x    x    +    x    x    x    reviews:write
GET    /v1/interviews/{interview_id}/calendar.ics            -    +    +    0    0    x    x    x    x    +    +    0    x    applications:read
GET    /v1/reviewers/{reviewer_id}/interviews.ics            -    +    +    x    x    x    x    x    x    +    x    x    x    applications:read
GET    /v1/programs/{program_id}/interviews.ics              -    +    +    x    x    x    x    x    x    x    x    x    x    applications:read
GET    /v1/programs/{program_id}/screening                   -    +    +    x    x    x    x    x    x    x    x    x    x    screening:write
POST   /v1/programs/{program_id}/start-reviews               -    +    +    x    x    x    x    x    x    x    x    x    x    screening:write
POST   /v1/applications/{application_id}/documents/{kind}/verify -   +   +   0   0   x   x   x   x   x   x   x   x  screening:write
POST   /v1/applications/{application_id}/documents/{kind}/reject -   +   +   0   0   x   x   x   x   x   x   x   x  screening:write
GET    /v1/applications/{application_id}/decision            -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:read
PUT    /v1/applications/{application_id}/decision            -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
POST   /v1/applications/{application_id}/accept              -    x    x    x    x    x    x    x    x    x    +    0    x    applications:write
POST   /v1/applications/{application_id}/decline             -    x    x    x    x    +    0    x    x    x    +    0    x    applications:write
POST   /v1/applications/{application_id}/accept-on-behalf    -    +    +    0    0    +    0    x    x    x    x    x    x    applications:write
POST   /v1/applications/{application_id}/decline-on-behalf   -    +    +    0    0    +    0    x    x    x    x    x    x    applications:write
POST   /v1/applications/{application_id}/reconsider          -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
GET    /v1/applications/{application_id}/offer               -    +    +    0    0    +    0    +    0    x    +    0    x    applications:read
POST   /v1/applications/{application_id}/reaccept            -    x    x    x    x    x    x    x    x    x    +    0    x    applications:write
POST   /v1/applications/{application_id}/extend-offer        -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
POST   /v1/applications/{application_id}/withdraw-offer      -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
POST   /v1/applications/{application_id}/renew-offer         -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
POST   /v1/applications/{application_id}/defer               -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
POST   /v1/applications/{application_id}/conditions/{condition} -   +   +   0   0   x   x   x   x   x   x   x   x  decisions:write
POST   /v1/applications/{application_id}/conditions/{condition}/meet -   +   +   0   0   x   x   x   x   x   x   x   x  decisions:write
POST   /v1/applications/{application_id}/conditions/{condition}/waive -   +   +   0   0   x   x   x   x   x   x   x   x  decisions:write
POST   /v1/applications/{application_id}/conditions/{condition}/fail -   +   +   0   0   x   x   x   x   x   x   x   x  decisions:write
GET    /v1/programs/{program_id}/waitlist                    -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:read
PUT    /v1/programs/{program_id}/waitlist                    -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:write
POST   /v1/applications/{application_id}/promote             -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
POST   /v1/programs/{program_id}/close-waitlist              -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:write
GET    /v1/programs/{program_id}/promotions                  -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:read
GET    /v1/programs/{program_id}/replacements                -    +    +    x    x    +    +    x    x    x    x    x    x    applications:read
GET    /v1/programs/{program_id}/decisions                   -    +    +    +    +    x    x    x    x    x    x    x    x    decisions:read
POST   /v1/programs/{program_id}/decisions                   -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:write
GET    /v1/reference/reason-codes                            +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/programs/{program_id}/ranking                     -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:read
GET    /v1/programs/{program_id}/rankings                    -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:read
POST   /v1/programs/{program_id}/rankings                    -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:write
GET    /v1/programs/{program_id}/shortlists                  -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:read
POST   /v1/programs/{program_id}/shortlists                  -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:write
GET    /v1/shortlists/{shortlist_id}                         -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:read
PUT    /v1/shortlists/{shortlist_id}                         -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
DELETE /v1/shortlists/{shortlist_id}                         -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:write
GET    /v1/shortlists/{shortlist_id}/balance                 -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:read
GET    /v1/shortlists/{shortlist_id}/balance.svg             -    +    +    0    0    x    x    x    x    x    x    x    x    decisions:read
POST   /v1/programs/{program_id}/releases                    -    +    +    x    x    x    x    x    x    x    x    x    x    decisions:write
GET    /v1/applications/{application_id}/letters             -    +    +    0    0    x    x    x    x    x    +    0    x    documents:read
POST   /v1/applications/{application_id}/letters             -    +    +    0    0    x    x    x    x    x    +    0    x    documents:write
GET    /v1/letters/{letter_id}                               -    +    +    0    0    x    x    x    x    x    +    0    x    documents:read
GET    /v1/letters/{letter_id}/content                       -    +    +    0    0    x    x    x    x    x    +    0    x    documents:read
POST   /v1/letters/{letter_id}/revoke                        -    +    +    0    0    x    x    x    x    x    x    x    x    documents:write
GET    /v1/verify/{code}                                     +    +    +    +    +    +    +    +    +    +    +    +    +    public
GET    /v1/programs/{program_id}/participants                -    +    +    +    +    +    +    x    x    x    x    x    x    participants:read
GET    /v1/messages                                         -    +    +    +    +    x    x    x    x    x    x    x    x    messages:read
GET    /v1/messages/{message_id}                            -    +    +    0    0    x    x    x    x    x    x    x    x    messages:read
POST   /v1/messages/{message_id}/send                       -    +    +    0    0    x    x    x    x    x    x    x    x    messages:write
POST   /v1/messages/{message_id}/hold                       -    +    +    0    0    x    x    x    x    x    x    x    x    messages:write
POST   /v1/programs/{program_id}/message-releases           -    +    +    x    x    x    x    x    x    x    x    x    x    messages:write
POST   /v1/programs/{program_id}/calls                      -    +    +    x    x    x    x    x    x    x    x    x    x    messages:write
GET    /v1/message-templates/{kind}                         -    +    +    +    +    x    x    x    x    x    x    x    x    messages:read
PUT    /v1/message-templates/{kind}                         -    +    x    x    x    x    x    x    x    x    x    x    x    messages:write
POST   /v1/message-templates/{kind}/preview                 -    +    +    +    +    x    x    x    x    x    x    x    x    messages:read
POST   /v1/come-back-links                                  +    +    +    +    +    +    +    +    +    +    +    +    +    public
POST   /v1/come-back-links/{token}                          0    0    0    0    0    0    0    0    0    0    0    0    0    public
POST   /v1/unsubscribe/{token}                              0    0    0    0    0    0    0    0    0    0    0    0    0    public
GET    /v1/applications/{application_id}/visa                -    +    +    0    0    x    x    +    0    x    +    0    x    applications:read
PUT    /v1/applications/{application_id}/visa                -    +    +    0    0    x    x    x    x    x    +    0    x    applications:write
GET    /v1/applications/{application_id}/travel              -    +    +    0    0    x    x    x    x    x    +    0    x    applications:read
PUT    /v1/applications/{application_id}/travel              -    +    +    0    0    x    x    x    x    x    +    0    x    applications:write
POST   /v1/applications/{application_id}/travel/accept-change  -  +    +    0    0    x    x    x    x    x    x    x    x    participants:write
POST   /v1/applications/{application_id}/travel/decline-change -  +    +    0    0    x    x    x    x    x    x    x    x    participants:write
GET    /v1/applications/{application_id}/participant         -    +    +    0    0    +    0    x    x    x    +    0    x    applications:read
POST   /v1/applications/{application_id}/check-in            -    +    +    0    0    x    x    x    x    x    x    x    x    participants:write
POST   /v1/programs/{program_id}/check-ins                   -    +    +    x    x    x    x    x    x    x    x    x    x    participants:write
POST   /v1/applications/{application_id}/no-show             -    +    +    0    0    x    x    x    x    x    x    x    x    participants:write
POST   /v1/applications/{application_id}/left-early          -    +    +    0    0    x    x    x    x    x    x    x    x    participants:write
POST   /v1/applications/{application_id}/complete            -    +    +    0    0    x    x    x    x    x    x    x    x    participants:write
GET    /v1/programs/{program_id}/arrivals                    -    +    +    x    x    x    x    x    x    x    x    x    x    participants:read
GET    /v1/programs/{program_id}/rooming                     -    +    +    x    x    x    x    x    x    x    x    x    x    participants:read
GET    /v1/programs/{program_id}/diets                       -    +    +    x    x    x    x    x    x    x    x    x    x    participants:read
GET    /v1/programs/{program_id}/participant-lists/{list}    -    +    +    x    x    x    x    x    x    x    x    x    x    participants:read
POST   /v1/programs/{program_id}/attendance                  -    +    +    x    x    x    x    x    x    x    x    x    x    participants:write
`

const rows = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [method = '', path = '', ...cells] = line.trim().split(/ +/)
    const scope = cells.pop() ?? ''
    return { method, path, cells, scope }
  })

type World = Awaited<ReturnType<typeof build>>

const PAGE = 'https://apply.city.example'
const SIGN: Record<number, string> = { 401: '-', 403: 'x', 404: '0' }

/** An app, and its routes as they were declared: method, path, operation and access. */
async function declared(t: Test) {
  const routes: { name: string; operation: string | undefined; access: Access }[] = []
  const listen = (message: unknown) =>
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url, config, schema }) => {
      const name = `${method} ${url.replace(/:(\w+)/g, '{$1}')}`
      if (config?.access && method !== 'HEAD')
        routes.push({ name, operation: schema?.operationId, access: config.access })
    })
  subscribe('fastify.initialization', listen)
  const { app } = await build(t, { sandbox: true })
  unsubscribe('fastify.initialization', listen)
  return { app, routes }
}

test('access: every route stands in the table with its scope, and the table has no other', async (t) => {
  const { app, routes: all } = await declared(t)
  const scopes = Object.fromEntries(
    all.map(({ name, access }) => [name, typeof access === 'string' ? access : access.scope]),
  )
  t.strictSame(Object.fromEntries(rows.map(({ method, path, scope }) => [`${method} ${path}`, scope])), scopes)
  const { paths } = app.swagger() as unknown as Contract
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  t.strictSame(rows.map(({ method, path }) => `${method} ${path}`).sort(), routes.sort())
})

// `allowed` in an answer and the lifecycle in the documentation follow the lifecycle's table, not the route.
test('lifecycle: the route of each action admits the roles that can take it, and no other', async (t) => {
  const { routes } = await declared(t)
  const actions = TRANSITIONS.filter(({ operation }) => operation)
  t.equal(actions.length, 19)
  for (const { action, operation, by: all } of actions) {
    // No route admits the system or the time: they act inside of other operations, or in the worker.
    const by = all.filter((each) => each !== 'system' && each !== 'time')
    const access = routes.find((route) => route.operation === operation)?.access
    const roles = typeof access === 'object' ? [...access.roles].sort() : access
    const expected = by.flatMap((each) => (each === 'staff' ? ['organisation', 'secretariat'] : [each]))
    t.strictSame(roles, expected.sort(), action)
  }
})

const NO_DETAILS = JSON.stringify({
  arrival: null,
  departure: null,
  diet: null,
  accessibility: null,
  emergency_contact: null,
  insurance: null,
})
const RUBRIC = {
  criteria: [
    { name: 'need', label: 'Need', scored_in: 'review', min: 1, max: 5, weight: 1, required: false, in_total: true },
  ],
}

/** A submitted review of an application, by the holder of a key. */
async function aReview(
  { as, staff, made }: World,
  program: { id: string },
  application: { id: string },
  { id: api_key_id, key }: { id: string; key: string },
) {
  const url = `/v1/programs/${program.id}`
  await made(staff.put(`${url}/rubric`, RUBRIC))
  const person = { name: 'A reviewer', email: 'reviewer@office.example', api_key_id }
  const { id: reviewer_id } = await made(staff.post(`${url}/reviewers`, person))
  const items = [{ application_id: application.id, reviewer_id }]
  await made(staff.post(`${url}/review-assignments`, { items }))
  const [review] = (await as(key).get('/v1/reviews')).json().items
  await made(as(key).post(`/v1/reviews/${review.id}/submit`))
  return review
}

/** A booked interview, written past the rules: a draft cannot be invited. */
async function anInterview(
  db: World['db'],
  { id: program_id }: { id: string },
  { id: application_id }: { id: string },
  reviewer_id: string,
) {
  const [id, slot_id] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002']
  const span = {
    starts_at: '2017-10-16T01:00:00Z',
    ends_at: '2017-10-16T01:30:00Z',
    capacity: 1,
    program_id,
    reviewer_id,
  }
  const at = '2017-10-02T00:00:00Z'
  const offered = { interviewer: 'reviewer@office.example', time_zone: 'Asia/Seoul', made_by: 'staff', made_at: at }
  await db
    .insertInto('interview_slot')
    .values({ id: slot_id, ...span, ...offered })
    .execute()
  const invited = { invited_by: 'staff', invited_at: at, updated_at: at, person: 'somebody' }
  const row = { id, slot_id, place: 1, status: 'booked' as const, application_id, ...span, ...invited }
  await db.insertInto('interview').values(row).execute()
  return { id, slot_id }
}

/** A void letter of the application, written past the rules: a draft has none. */
async function aLetter(db: World['db'], { id: program_id }: { id: string }, { id: application_id }: { id: string }) {
  const id = '01890000-0000-7000-8000-000000000003'
  const code = '0000-0000-0000-0000-006K'
  const at = '2017-10-02T00:00:00Z'
  const title = { title: 'Program', starts_on: '2017-11-20', ends_on: '2017-11-23' }
  const file = { storage_key: id, size: 1, sha256: '', made_at: at }
  await db
    .insertInto('letter')
    .values({
      id,
      program_id,
      application_id,
      kind: 'acceptance',
      edition: 1,
      status: 'revoked',
      code,
      verify_url: '',
      facts: JSON.stringify({ program: title, issuer: { name: 'Issuer' } }),
      requested_by: 'staff',
      requested_at: at,
      updated_at: at,
      ended_at: at,
      reason: 'a test',
      ...file,
    })
    .execute()
  return { id, code }
}
/** An offer, written past the rules: a draft has none. */
const anOfferFor = (db: World['db'], { id: application_id }: { id: string }) =>
  db
    .insertInto('offer')
    .columns(['id', 'program_id', 'application_id', 'number', 'status', 'offered_at'])
    .expression((eb) =>
      eb
        .selectFrom('application')
        .select(['id', 'program_id', 'id as application_id'])
        .select([eb.lit(1).as('number'), eb.val('open').as('status'), 'created_at'])
        .where('id', '=', application_id),
    )
    .onConflict((oc) => oc.doNothing())
    .execute()

test('access: every route answers every role as the table says', async (t) => {
  const world = await build(t, { sandbox: true })
  const { app, db, as, key, staff, made, secretariat, aCity, anOrganisation, aProgram, aReadyDraft } = world
  await world.openSandbox()
  const [organisation, sponsor, stranger] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
  const [city, otherCity] = [await aCity(), await aCity()]
  const part = (of: { id: string }, role: string) => ({ organisation_id: of.id, role })
  const program = await aProgram({ organisations: [part(organisation, 'host'), part(sponsor, 'sponsor')] })
  const otherProgram = await aProgram({ organisations: [part(stranger, 'host')] })
  const draft = await aReadyDraft({ program, city })
  const otherDraft = await aReadyDraft({ program: otherProgram, city: otherCity })
  const withFile = await made(
    staff.post(`/v1/programs/${program.id}/attachments`, fileForm().payload, fileForm().extra),
  )
  const inReview = await world.inReview({ program, city })
  await made(staff.put(`/v1/applications/${inReview.id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  const reviewerKey = await made(staff.post('/v1/api-keys', { name: 'a reviewer', role: 'reviewer' }))
  const review = await aReview(world, program, inReview, reviewerKey)
  const interview = await anInterview(db, program, draft, review.reviewer_id)
  const letter = await aLetter(db, program, draft)
  await world.files.put(letter.id, Readable.from([PDF]))
  const stamps = { created_at: '2017-10-02T00:00:00Z', updated_at: '2017-10-02T00:00:00Z' }
  const place = { application_id: draft.id, program_id: program.id, ...stamps }
  await db
    .insertInto('travel')
    .values({ ...place, details: NO_DETAILS })
    .execute()
  await db
    .insertInto('participant')
    .values({ ...place, status: 'confirmed', code: 'A' })
    .execute()
  const shortlist = await made(
    staff.post(`/v1/programs/${program.id}/shortlists`, { name: 'List', application_ids: [] }),
  )
  const [message] = (await staff.get(`/v1/messages?application_id=${inReview.id}`)).json().items
  await made(staff.put(`/v1/cities/${city.id}/mailbox`, { email: 'smart@city.example' }))
  const series = { id: '01890000-0000-7000-8000-000000000000' }
  await db
    .insertInto('series')
    .values({ ...series, title: 'Series', created_at: '2017-01-01', updated_at: '2017-01-01' })
    .execute()
  const spare = await made(staff.post('/v1/api-keys', { name: 'spare', role: 'frontend' }))

  const credentials = [
    undefined,
    secretariat,
    await key({ role: 'organisation', organisation_id: organisation.id }),
    await key({ role: 'organisation', organisation_id: sponsor.id }),
    await key({ role: 'organisation', organisation_id: stranger.id }),
    await key({ role: 'city', city_id: city.id }),
    await key({ role: 'city', city_id: otherCity.id }),
    draft.frontend,
    await key({ role: 'frontend' }),
    reviewerKey.key,
    draft.token,
    otherDraft.token,
    await key({ role: 'page', origins: [PAGE], program_id: program.id }),
  ]

  let count = 0
  const endorser = { name: 'A focal point', email: 'focal@city.example' }
  const bodies: Record<string, () => object> = {
    'PUT /v1/sandbox/clock': () => ({ now: '2017-10-02T00:00:00Z' }),
    'POST /v1/api-keys': () => ({ name: 'a key', role: 'frontend' }),
    'POST /v1/cities': () => ({ name: `Another ${++count}`, country: 'OM' }),
    'PATCH /v1/cities/{city_id}': () => ({ name: 'X' }),
    'PUT /v1/visa-rules/{host}/{nationality}': () => ({
      ordinary: { required: false, source: 'the mission', checked_on: '2017-10-01' },
    }),
    'POST /v1/organisations': () => ({ name: 'Another', kind: 'partner' }),
    'PATCH /v1/organisations/{organisation_id}': () => ({ name: 'X' }),
    'POST /v1/series': () => ({ title: 'Another' }),
    'PATCH /v1/series/{series_id}': () => ({ title: 'X' }),
    'POST /v1/programs': () => ({ title: 'Another' }),
    'PATCH /v1/programs/{program_id}': () => ({ title: 'X' }),
    'POST /v1/programs/{program_id}/extend-call': () => ({ closes_on: '2017-10-20', reason: 'more time' }),
    'POST /v1/programs/{program_id}/close-call': () => ({ reason: 'enough' }),
    'POST /v1/programs/{program_id}/cancel': () => ({ reason: 'no venue' }),
    'POST /v1/programs/{program_id}/links': () => ({ title: 'Photos', url: 'https://city.example/photos' }),
    'POST /v1/programs/{program_id}/eligibility-checks': () => ({ position: aPosition() }),
    'PUT /v1/programs/{program_id}/cities/{city_id}/allocation': () => ({ max_applications: 5, reason: 'host city' }),
    'POST /v1/programs/{program_id}/applications': () => ({
      city_id: city.id,
      applicant: { ...draft.body.applicant, name: `Another ${++count}`, name_as_in_passport: null },
    }),
    'PATCH /v1/applications/{application_id}': () => ({ languages: [] }),
    'POST /v1/applications/{application_id}/withdraw': () => ({ reason: 'cannot come' }),
    'POST /v1/applications/{application_id}/return': () => ({
      items: ['a new headshot'],
      due_at: '2017-11-01T00:00:00Z',
    }),
    'POST /v1/applications/{application_id}/correct-applicant': () => ({
      applicant: { name: 'Another spelling' },
      reason: 'a misspelling',
    }),
    'POST /v1/applications/{application_id}/mark-ineligible': () => ({
      criteria: ['managerial_level'],
      reason: 'an assistant',
    }),
    'POST /v1/applications/{application_id}/reinstate': () => ({ reason: 'waived' }),
    'POST /v1/applications/{application_id}/waivers': () => ({ criterion: 'managerial_level', reason: 'small city' }),
    'POST /v1/applications/{application_id}/attestations': () => ({ criterion: 'managerial_level' }),
    'PUT /v1/programs/{program_id}/rubric': () => RUBRIC,
    'POST /v1/programs/{program_id}/reviewers': () => ({ name: 'Another', email: `${++count}@office.example` }),
    'POST /v1/programs/{program_id}/review-assignments': () => ({}),
    'PUT /v1/reviews/{review_id}': () => ({ scores: {} }),
    'POST /v1/reviews/{review_id}/recuse': () => ({ reason: 'a colleague' }),
    'POST /v1/reviews/{review_id}/reopen': () => ({ reason: 'a slip' }),
    'POST /v1/programs/{program_id}/interview-slots': () => ({
      slots: [{ reviewer_id: review.reviewer_id, starts_at: '2017-10-01T00:00:00Z' }],
    }),
    'POST /v1/programs/{program_id}/interview-invitations': () => ({}),
    'POST /v1/applications/{application_id}/interview': () => ({ slot_id: interview.slot_id }),
    'PATCH /v1/applications/{application_id}/interview': () => ({ slot_id: interview.slot_id }),
    'POST /v1/interviews/{interview_id}/outcome': () => ({ outcome: 'held' }),
    'POST /v1/programs/{program_id}/start-reviews': () => ({ application_ids: [draft.id] }),
    'POST /v1/applications/{application_id}/documents/{kind}/reject': () => ({
      reason: 'blurred',
      due_at: '2017-11-01T00:00:00Z',
    }),
    'PUT /v1/programs/{program_id}/cities/{city_id}/priorities': () => ({ application_ids: [] }),
    'POST /v1/applications/{application_id}/endorse': () => ({ endorser, form_checked: true }),
    'POST /v1/applications/{application_id}/decline-endorsement': () => ({ endorser, reason: 'not ours' }),
    'POST /v1/endorsement-links/{token}': () => ({ answer: 'decline', endorser, reason: 'not ours' }),
    'POST /v1/applications/{application_id}/letters': () => ({ kind: 'acceptance' }),
    'POST /v1/letters/{letter_id}/revoke': () => ({ reason: 'a mistake' }),
    'PUT /v1/applications/{application_id}/visa': () => ({ status: 'applied' }),
    'PUT /v1/applications/{application_id}/travel': () => ({}),
    'POST /v1/applications/{application_id}/travel/decline-change': () => ({ reason: 'too late' }),
    'POST /v1/applications/{application_id}/check-in': () => ({}),
    'POST /v1/programs/{program_id}/check-ins': () => ({ code: 'A' }),
    'POST /v1/applications/{application_id}/no-show': () => ({}),
    'POST /v1/applications/{application_id}/left-early': () => ({ reason: 'called home' }),
    'POST /v1/applications/{application_id}/complete': () => ({}),
    'POST /v1/programs/{program_id}/attendance': () => ({ on: '2017-11-20', present: [] }),
    'POST /v1/applications/{application_id}/accept-on-behalf': () => ({ reason: 'by phone' }),
    'POST /v1/applications/{application_id}/decline-on-behalf': () => ({ reason: 'by phone' }),
    'POST /v1/applications/{application_id}/reconsider': () => ({ reason: 'a place is free' }),
    'POST /v1/applications/{application_id}/extend-offer': () => ({ reply_by: '2017-11-01T00:00:00Z' }),
    'POST /v1/applications/{application_id}/withdraw-offer': () => ({ reason: 'no visa' }),
    'POST /v1/applications/{application_id}/renew-offer': () => ({ reply_by: '2017-11-01T00:00:00Z' }),
    'POST /v1/applications/{application_id}/defer': () => ({ program_id: program.id, reason: 'a birth' }),
    'POST /v1/applications/{application_id}/conditions/{condition}': () => ({}),
    'POST /v1/applications/{application_id}/conditions/{condition}/waive': () => ({ reason: 'by train' }),
    'POST /v1/applications/{application_id}/conditions/{condition}/fail': () => ({ reason: 'refused' }),
    'PUT /v1/programs/{program_id}/waitlist': () => ({ application_ids: [] }),
    'POST /v1/applications/{application_id}/promote': () => ({}),
    'POST /v1/programs/{program_id}/close-waitlist': () => ({ reason: 'all have come' }),
    'PUT /v1/applications/{application_id}/decision': () => ({ outcome: 'select', reason_code: 'merit' }),
    'POST /v1/programs/{program_id}/decisions': () => ({
      dry_run: true,
      items: [{ application_id: inReview.id, outcome: 'select', reason_code: 'merit' }],
    }),
    'POST /v1/programs/{program_id}/rankings': () => ({}),
    'POST /v1/programs/{program_id}/shortlists': () => ({ name: `List ${++count}`, application_ids: [] }),
    'PUT /v1/shortlists/{shortlist_id}': () => ({ name: 'Another', application_ids: [] }),
    'POST /v1/programs/{program_id}/releases': () => ({ dry_run: true }),
    'PUT /v1/cities/{city_id}/mailbox': () => ({ email: 'smart@city.example' }),
    'POST /v1/programs/{program_id}/message-releases': () => ({ dry_run: true }),
    'POST /v1/programs/{program_id}/calls': () => ({ city_ids: [city.id] }),
    'PUT /v1/message-templates/{kind}': () => ({ subject: 'Received', text: 'We have it.' }),
    'POST /v1/message-templates/{kind}/preview': () => ({}),
    'POST /v1/come-back-links': () => ({ email: 'nobody@city.example' }),
  }
  const ids = {
    program_id: program.id,
    city_id: city.id,
    organisation_id: organisation.id,
    series_id: series.id,
    api_key_id: spare.id,
    material_id: withFile.materials[0].id,
    application_id: draft.id,
    shortlist_id: shortlist.id,
    kind: 'nomination_form',
    condition: 'visa',
    token: '',
    review_id: review.id,
    reviewer_id: review.reviewer_id,
    interview_id: interview.id,
    slot_id: interview.slot_id,
    message_id: message.id,
    list: 'badges',
    letter_id: letter.id,
    code: letter.code,
    host: 'KR',
    nationality: 'OM',
  }
  await made(
    staff.put('/v1/visa-rules/KR/OM', {
      ordinary: { required: false, source: 'the mission', checked_on: '2017-10-01' },
    }),
  )
  const { payload, extra } = fileForm()
  const document = `/v1/applications/${draft.id}/documents/nomination_form`

  for (const { method, path, cells } of rows) {
    const isTemplate = path.includes('/message-templates/')
    const isFile = /attachments$|\{kind\}$/.test(path) && method !== 'DELETE' && !isTemplate
    const isOffer = /\/offer$|-offer$|\/reaccept$|\/defer$|\{condition\}/.test(path)
    const isDecided = path.endsWith('/decision')
    const isMaterial = method === 'DELETE' && path.includes('/materials/')
    const found: string[] = []
    for (const credential of credentials) {
      // What a role before this one took away is put back; edits name a version that is not, so that they change nothing.
      if (path.includes('{kind}')) await as(draft.token).put(document, payload, extra)
      if (path.includes('{token}')) {
        await as(draft.token).put(document, payload, extra)
        ids.token = (await made(staff.post(`/v1/applications/${draft.id}/endorsement-requests`))).link.token
      }
      if (isMaterial)
        ids.material_id = (
          await made(staff.post(`/v1/programs/${program.id}/attachments`, payload, extra))
        ).materials.at(-1).id
      const named = {
        ...ids,
        ...(isDecided && { application_id: inReview.id }),
        ...(isTemplate && { kind: 'receipt' }),
      }
      if (isOffer && path.startsWith('/v1/applications')) await anOfferFor(db, draft)
      const url = path.replace(/\{(\w+)\}/g, (_, name) => String(named[name as keyof typeof named]))
      const headers = {
        ...(credential && { authorization: `Bearer ${credential}` }),
        'if-match': '"999"',
        ...(credential?.startsWith('coh_pub_') && { origin: PAGE }),
        ...(isFile && extra.headers),
      }
      const body = isFile ? payload : bodies[`${method} ${path}`]?.()
      const { statusCode } = await app.inject({ method: method as 'GET', url, headers, ...(body && { payload: body }) })
      found.push(SIGN[statusCode] ?? (statusCode < 500 ? '+' : `${statusCode}`))
    }
    t.equal(found.join(' '), cells.join(' '), `${method} ${path}`)
  }
})

test('access: a route refuses a key that lacks its scope, and no key that lacks another', async (t) => {
  const { app, key, anOrganisation, aCity } = await build(t, { sandbox: true })
  const [organisation, city] = [await anOrganisation(), await aCity()]
  const of = { organisation: { organisation_id: organisation.id }, city: { city_id: city.id } }
  const columns = { secretariat: 1, organisation: 2, city: 5, frontend: 7, reviewer: 9 } as const
  for (const [role, column] of Object.entries(columns) as [keyof typeof columns, number][]) {
    const all = scopesOf[role]
    const lacking = new Map<string, string>()
    for (const scope of all)
      lacking.set(
        scope,
        // A scope that is part of another is lacking only if that is lacking too.
        await key({
          role,
          ...of[role as 'city'],
          scopes: all.filter((each) => each !== scope && each !== PART_OF[scope]),
        }),
      )
    const [one = '', other = ''] = all
    for (const { method, path, cells, scope } of rows) {
      if (cells[column] !== '+' && cells[column] !== '0') continue
      const url = path.replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000')
      const answer = async (credential = '') => {
        const headers = { authorization: `Bearer ${credential}` }
        const { statusCode, body } = await app.inject({ method: method as 'GET', url, headers })
        return statusCode === 403 ? JSON.parse(body) : { status: statusCode }
      }
      if (lacking.has(scope))
        has(t, await answer(lacking.get(scope)), { status: 403, code: 'scope_missing' }, `${method} ${path}: ${role}`)
      const unneeded = scope === one ? other : one
      has(t, await answer(lacking.get(unneeded)), { code: undefined }, `${method} ${path}: ${role} without ${unneeded}`)
    }
  }
})

test('access: what belongs to others is answered byte for byte like what does not exist', async (t) => {
  const { as, key, aCity, aProgram, aReadyDraft } = await build(t)
  const [city, other] = [await aCity(), await aCity()]
  const draft = await aReadyDraft({ program: await aProgram(), city })
  const stranger = as(await key({ role: 'city', city_id: other.id }))
  const told = async (id: string) => {
    const { request_id, instance, ...rest } = (await stranger.get(`/v1/applications/${id}`)).json()
    return rest
  }
  t.strictSame(await told(draft.id), await told('01890000-0000-7000-8000-000000000000'))
  t.strictSame(await told(draft.id), await told('no-id-at-all'))
})

test('access: an applicant’s token opens its own application and nothing else', async (t) => {
  const { as, aCity, aProgram, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const [mine, other] = [await aReadyDraft({ program, city }), await aReadyDraft({ program, city })]
  t.equal((await as(mine.token).get(`/v1/applications/${mine.id}`)).statusCode, 200)
  t.equal((await as(mine.token).get(`/v1/applications/${other.id}`)).statusCode, 404)
  t.strictSame(
    (await as(mine.token).get('/v1/applications')).json().items.map(({ id }: { id: string }) => id),
    [mine.id],
  )
  has(t, (await as(mine.token).get('/v1/me')).json(), { role: 'applicant', application_id: mine.id })
})
