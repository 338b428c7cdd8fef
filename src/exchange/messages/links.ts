/** Where links in mails lead. */
export interface Places {
  /** The web pages for applicants, without a slash at the end; undefined: there are none. */
  frontendUrl: string | undefined
  /** The service for its clients, without a slash at the end; undefined: not told, so that its links are relative. */
  publicUrl: string | undefined
}

/** In place of the secret part of a link, wherever a mail is stored or shown. */
export const HIDDEN = '…'

export function linksFor({ frontendUrl, publicUrl = '' }: Places) {
  const page = (name: string, api: string) => (frontendUrl ? `${frontendUrl}/${name}` : publicUrl + api)
  return {
    program: (id: string) => page(`programs/${id}`, `/v1/programs/${id}`),
    application: (id: string) => (frontendUrl ? `${frontendUrl}/applications/${id}` : ''),
    endorsement: (token: string) => page(`endorsements/${token}`, `/v1/endorsement-links/${token}`),
    comeBack: (token: string) => page(`come-back/${token}`, `/v1/come-back-links/${token}`),
    unsubscribe: (token: string) => `${publicUrl}/v1/unsubscribe/${token}`,
  }
}
export type Links = ReturnType<typeof linksFor>
