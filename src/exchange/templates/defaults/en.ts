import type { Defaults } from './defaults.ts'

/** The texts in English. */
export const en: Defaults = {
  greeting: 'Dear {{ applicant.name }},',
  cityGreeting: 'Dear focal point,',
  page: 'Your application: {{ application.link }}',
  closing: 'Questions: {{ program.contact }}',
  kinds: {
    call: [
      'Call for applications: {{ program.title }}',
      `{{ program.title }} takes place from {{ program.starts_on }} to {{ program.ends_on }}{% if program.place != "" %} in {{ program.place }}{% endif %}.
Officials of your city can apply until {{ program.closes_at }}.

{{ call.note }}

{% if program.coverage.size > 0 %}Who pays what:
{% for line in program.coverage %}- {{ line }}
{% endfor %}{% endif %}
{{ program.link }}`,
    ],
    draft_reminder: [
      'Your draft for {{ program.title }} ends soon',
      'You have not submitted your application for {{ program.title }}. The call closes at {{ program.closes_at }}. After that, the draft cannot be submitted.',
    ],
    receipt: [
      'We have your application for {{ program.title }}',
      'We have received your application for {{ program.title }} on behalf of {{ application.city }}. You will hear from us when there is a decision, or if something is missing.',
    ],
    correction_wanted: [
      'Please correct your application for {{ program.title }}',
      `Please correct the following by {{ correction.due_at }}:
{% for item in correction.items %}- {{ item }}
{% endfor %}
Your place is kept until then.`,
    ],
    endorsement_wanted: [
      'Please confirm your nominee for {{ program.title }}',
      `{{ applicant.name }} ({{ endorsement.position }}) applies to {{ program.title }} as a nominee of {{ application.city }}. Is this your nominee?

Please answer with this link. It works once, until {{ endorsement.expires_at }}:
{{ endorsement.link }}`,
    ],
    interview_invited: [
      'Please choose a time for your interview: {{ program.title }}',
      'We would like to talk with you about your application for {{ program.title }}. Please choose a time on the page of your application.',
    ],
    interview_booked: [
      'Your interview: {{ interview.starts_at }}',
      `Your interview for {{ program.title }} is booked for {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    interview_moved: [
      'Your interview has a new time: {{ interview.starts_at }}',
      `Your interview for {{ program.title }} was moved to {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    interview_cancelled: [
      'Your interview was cancelled: {{ program.title }}',
      'Your interview for {{ program.title }} was cancelled. Your application stays as it is.',
    ],
    interview_tomorrow: [
      'Reminder: your interview is at {{ interview.starts_at }}',
      `Your interview for {{ program.title }} is at {{ interview.starts_at }}.
{{ interview.meeting }}`,
    ],
    decision: [
      'The decision on your application for {{ program.title }}',
      `{% case decision.outcome %}{% when "offered" %}We are glad to offer you a place in {{ program.title }}. Please answer by {{ offer.reply_by }}.{% when "waitlisted" %}You are on the waitlist of {{ program.title }}. We will write to you if a place becomes free.{% else %}You were not selected for {{ program.title }}.{% endcase %}

{{ decision.message }}`,
    ],
    reply_reminder: [
      'Please answer your offer: {{ program.title }}',
      'Your place in {{ program.title }} waits for your answer until {{ offer.reply_by }}. After that it goes to somebody else.',
    ],
    promotion: [
      'A place for you in {{ program.title }}',
      'A place in {{ program.title }} became free, and it is yours if you accept it by {{ offer.reply_by }}.',
    ],
    waitlist_closed: [
      'The waitlist of {{ program.title }} is closed',
      'No further place in {{ program.title }} became free, and the waitlist is closed. You were not selected this time. Thank you for your patience.',
    ],
    offer_withdrawn: [
      'Your offer for {{ program.title }} was withdrawn',
      'We are sorry: your offer for {{ program.title }} was withdrawn.',
    ],
    travel_wanted: [
      'Your travel details for {{ program.title }}',
      'Your place in {{ program.title }} is confirmed. Please enter your travel details on the page of your application: arrival, departure, diet, and whom we may call in an emergency.',
    ],
    letter_ready: [
      'Your letter for {{ program.title }} is ready',
      'Your letter for {{ program.title }} is ready. Download it from the page of your application.',
    ],
    certificate_ready: [
      'Your certificate: {{ program.title }}',
      'Thank you for taking part in {{ program.title }}. Your certificate is ready: download it from the page of your application.',
    ],
    program_changed: [
      'A change: {{ program.title }}',
      '{{ program.title }} changed. It now takes place from {{ program.starts_on }} to {{ program.ends_on }}{% if program.place != "" %} in {{ program.place }}{% endif %}.',
    ],
    program_cancelled: [
      'Cancelled: {{ program.title }}',
      'We are sorry: {{ program.title }} was cancelled, and with it your application.',
    ],
    come_back: [
      'Your link to come back',
      `Somebody, most likely you, asked for a way back to an application with this address. Each link works once, for {{ come_back.minutes }} minutes:
{% for link in come_back.links %}
{{ link }}
{% endfor %}
If it was not you, nothing is to be done.`,
    ],
  },
}
