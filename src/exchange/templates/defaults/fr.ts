import type { Defaults } from './defaults.ts'

/** The texts in French. */
export const fr: Defaults = {
  greeting: 'Bonjour {{ applicant.name }},',
  cityGreeting: 'Bonjour,',
  page: 'Votre candidature : {{ application.link }}',
  closing: 'Questions : {{ program.contact }}',
  kinds: {
    call: [
      'Appel à candidatures : {{ program.title }}',
      `{{ program.title }} a lieu du {{ program.starts_on }} au {{ program.ends_on }}{% if program.place != "" %} à {{ program.place }}{% endif %}.
Les agents de votre ville peuvent poser leur candidature jusqu’au {{ program.closes_at }}.

{{ call.note }}

{% if program.coverage.size > 0 %}Qui paie quoi :
{% for line in program.coverage %}- {{ line }}
{% endfor %}{% endif %}
{{ program.link }}`,
    ],
    draft_reminder: [
      'Votre brouillon pour {{ program.title }} expire bientôt',
      'Vous n’avez pas encore soumis votre candidature pour {{ program.title }}. L’appel se termine le {{ program.closes_at }}. Après cette date, le brouillon ne pourra plus être soumis.',
    ],
    receipt: [
      'Nous avons reçu votre candidature pour {{ program.title }}',
      'Nous avons reçu votre candidature pour {{ program.title }} au nom de {{ application.city }}. Nous vous écrirons dès qu’il y aura une décision ou s’il manque quelque chose.',
    ],
    correction_wanted: [
      'Merci de corriger votre candidature pour {{ program.title }}',
      `Merci de corriger ce qui suit avant le {{ correction.due_at }} :
{% for item in correction.items %}- {{ item }}
{% endfor %}
Votre place est gardée jusque-là.`,
    ],
    endorsement_wanted: [
      'Merci de confirmer votre candidat pour {{ program.title }}',
      `{{ applicant.name }} ({{ endorsement.position }}) pose sa candidature pour {{ program.title }} au nom de {{ application.city }}. Est-ce bien votre candidat ?

Merci de répondre avec ce lien. Il ne sert qu’une fois, jusqu’au {{ endorsement.expires_at }} :
{{ endorsement.link }}`,
    ],
    interview_invited: [
      'Choisissez l’heure de votre entretien : {{ program.title }}',
      'Nous souhaitons parler avec vous de votre candidature pour {{ program.title }}. Choisissez une heure sur la page de votre candidature.',
    ],
    interview_booked: [
      'Votre entretien : {{ interview.starts_at }}',
      `Votre entretien pour {{ program.title }} est fixé au {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    interview_moved: [
      'Votre entretien a une nouvelle heure : {{ interview.starts_at }}',
      `Votre entretien pour {{ program.title }} est déplacé au {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    interview_cancelled: [
      'Votre entretien est annulé : {{ program.title }}',
      'Votre entretien pour {{ program.title }} est annulé. Votre candidature reste telle qu’elle est.',
    ],
    interview_tomorrow: [
      'Rappel : votre entretien a lieu le {{ interview.starts_at }}',
      `Votre entretien pour {{ program.title }} a lieu le {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    decision: [
      'La décision sur votre candidature pour {{ program.title }}',
      `{% case decision.outcome %}{% when "offered" %}Nous avons le plaisir de vous offrir une place à {{ program.title }}. Merci de répondre avant le {{ offer.reply_by }}.{% when "waitlisted" %}Vous êtes sur la liste d’attente de {{ program.title }}. Nous vous écrirons si une place se libère.{% else %}Vous n’avez pas été retenu(e) pour {{ program.title }}.{% endcase %}

{{ decision.message }}`,
    ],
    reply_reminder: [
      'Merci de répondre à votre offre : {{ program.title }}',
      'Votre place à {{ program.title }} attend votre réponse jusqu’au {{ offer.reply_by }}. Ensuite, elle ira à une autre personne.',
    ],
    promotion: [
      'Une place pour vous à {{ program.title }}',
      'Une place à {{ program.title }} s’est libérée ; elle est à vous si vous l’acceptez avant le {{ offer.reply_by }}.',
    ],
    waitlist_closed: [
      'La liste d’attente de {{ program.title }} est close',
      'Aucune autre place ne s’est libérée à {{ program.title }}, et la liste d’attente est close. Vous n’avez pas été retenu(e) cette fois. Merci de votre patience.',
    ],
    offer_withdrawn: [
      'Votre offre pour {{ program.title }} est retirée',
      'Nous sommes désolés : votre offre pour {{ program.title }} est retirée.',
    ],
    travel_wanted: [
      'Votre voyage pour {{ program.title }}',
      'Votre place à {{ program.title }} est confirmée. Merci d’indiquer votre voyage sur la page de votre candidature : arrivée, départ, régime alimentaire, et qui nous pouvons appeler en cas d’urgence.',
    ],
    letter_ready: [
      'Votre lettre pour {{ program.title }} est prête',
      'Votre lettre pour {{ program.title }} est prête. Téléchargez-la sur la page de votre candidature.',
    ],
    certificate_ready: [
      'Votre certificat : {{ program.title }}',
      'Merci d’avoir participé à {{ program.title }}. Votre certificat est prêt : téléchargez-le sur la page de votre candidature.',
    ],
    program_changed: [
      'Un changement : {{ program.title }}',
      '{{ program.title }} a changé. Il a maintenant lieu du {{ program.starts_on }} au {{ program.ends_on }}{% if program.place != "" %} à {{ program.place }}{% endif %}.',
    ],
    program_cancelled: [
      'Annulé : {{ program.title }}',
      'Nous sommes désolés : {{ program.title }} est annulé, et avec lui votre candidature.',
    ],
    come_back: [
      'Votre lien pour revenir',
      `Quelqu’un, sans doute vous, a demandé avec cette adresse un accès à une candidature. Chaque lien ne sert qu’une fois, pendant {{ come_back.minutes }} minutes :
{% for link in come_back.links %}
{{ link }}
{% endfor %}
Si ce n’était pas vous, il n’y a rien à faire.`,
    ],
  },
}
