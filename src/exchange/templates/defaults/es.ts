import type { Defaults } from './defaults.ts'

/** The texts in Spanish. */
export const es: Defaults = {
  greeting: 'Estimado/a {{ applicant.name }}:',
  cityGreeting: 'Estimado punto focal:',
  page: 'Su solicitud: {{ application.link }}',
  closing: 'Consultas: {{ program.contact }}',
  kinds: {
    call: [
      'Convocatoria: {{ program.title }}',
      `{{ program.title }} se celebra del {{ program.starts_on }} al {{ program.ends_on }}{% if program.place != "" %} en {{ program.place }}{% endif %}.
Los funcionarios de su ciudad pueden presentar su solicitud hasta el {{ program.closes_at }}.

{{ call.note }}

{% if program.coverage.size > 0 %}Quién paga qué:
{% for line in program.coverage %}- {{ line }}
{% endfor %}{% endif %}
{{ program.link }}`,
    ],
    draft_reminder: [
      'Su borrador para {{ program.title }} vence pronto',
      'Todavía no ha presentado su solicitud para {{ program.title }}. La convocatoria cierra el {{ program.closes_at }}. Después ya no podrá presentar el borrador.',
    ],
    receipt: [
      'Hemos recibido su solicitud para {{ program.title }}',
      'Hemos recibido su solicitud para {{ program.title }} en nombre de {{ application.city }}. Le escribiremos cuando haya una decisión o si falta algo.',
    ],
    correction_wanted: [
      'Corrija, por favor, su solicitud para {{ program.title }}',
      `Corrija lo siguiente antes del {{ correction.due_at }}:
{% for item in correction.items %}- {{ item }}
{% endfor %}
Su plaza se conserva hasta entonces.`,
    ],
    endorsement_wanted: [
      'Confirme, por favor, a su candidato para {{ program.title }}',
      `{{ applicant.name }} ({{ endorsement.position }}) presenta su solicitud para {{ program.title }} como candidato de {{ application.city }}. ¿Es su candidato?

Responda con este enlace. Sirve una sola vez, hasta el {{ endorsement.expires_at }}:
{{ endorsement.link }}`,
    ],
    interview_invited: [
      'Elija la hora de su entrevista: {{ program.title }}',
      'Nos gustaría hablar con usted sobre su solicitud para {{ program.title }}. Elija una hora en la página de su solicitud.',
    ],
    interview_booked: [
      'Su entrevista: {{ interview.starts_at }}',
      `Su entrevista para {{ program.title }} está reservada para el {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    interview_moved: [
      'Su entrevista tiene una nueva hora: {{ interview.starts_at }}',
      `Su entrevista para {{ program.title }} se ha trasladado al {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    interview_cancelled: [
      'Su entrevista se ha cancelado: {{ program.title }}',
      'Su entrevista para {{ program.title }} se ha cancelado. Su solicitud sigue como está.',
    ],
    interview_tomorrow: [
      'Recordatorio: su entrevista es el {{ interview.starts_at }}',
      `Su entrevista para {{ program.title }} es el {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    decision: [
      'La decisión sobre su solicitud para {{ program.title }}',
      `{% case decision.outcome %}{% when "offered" %}Nos alegra ofrecerle una plaza en {{ program.title }}. Responda antes del {{ offer.reply_by }}.{% when "waitlisted" %}Está en la lista de espera de {{ program.title }}. Le escribiremos si queda libre una plaza.{% else %}No ha sido seleccionado/a para {{ program.title }}.{% endcase %}

{{ decision.message }}`,
    ],
    reply_reminder: [
      'Responda, por favor, a su oferta: {{ program.title }}',
      'Su plaza en {{ program.title }} espera su respuesta hasta el {{ offer.reply_by }}. Después pasará a otra persona.',
    ],
    promotion: [
      'Una plaza para usted en {{ program.title }}',
      'Ha quedado libre una plaza en {{ program.title }}, y es suya si la acepta antes del {{ offer.reply_by }}.',
    ],
    waitlist_closed: [
      'La lista de espera de {{ program.title }} está cerrada',
      'No ha quedado libre ninguna otra plaza en {{ program.title }} y la lista de espera está cerrada. Esta vez no ha sido seleccionado/a. Gracias por su paciencia.',
    ],
    offer_withdrawn: [
      'Se ha retirado su oferta para {{ program.title }}',
      'Lo sentimos: se ha retirado su oferta para {{ program.title }}.',
    ],
    travel_wanted: [
      'Los datos de su viaje para {{ program.title }}',
      'Su plaza en {{ program.title }} está confirmada. Indique los datos de su viaje en la página de su solicitud: llegada, salida, dieta y a quién podemos llamar en una emergencia.',
    ],
    letter_ready: [
      'Su carta para {{ program.title }} está lista',
      'Su carta para {{ program.title }} está lista. Descárguela en la página de su solicitud.',
    ],
    certificate_ready: [
      'Su certificado: {{ program.title }}',
      'Gracias por participar en {{ program.title }}. Su certificado está listo: descárguelo en la página de su solicitud.',
    ],
    program_changed: [
      'Un cambio: {{ program.title }}',
      '{{ program.title }} ha cambiado. Ahora se celebra del {{ program.starts_on }} al {{ program.ends_on }}{% if program.place != "" %} en {{ program.place }}{% endif %}.',
    ],
    program_cancelled: [
      'Cancelado: {{ program.title }}',
      'Lo sentimos: {{ program.title }} se ha cancelado y, con ello, su solicitud.',
    ],
    come_back: [
      'Su enlace para volver',
      `Alguien, probablemente usted, ha pedido con esta dirección el acceso a una solicitud. Cada enlace sirve una sola vez, durante {{ come_back.minutes }} minutos:
{% for link in come_back.links %}
{{ link }}
{% endfor %}
Si no ha sido usted, no tiene que hacer nada.`,
    ],
  },
}
