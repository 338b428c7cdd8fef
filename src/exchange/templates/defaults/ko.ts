import type { Defaults } from './defaults.ts'

/** The texts in Korean. */
export const ko: Defaults = {
  greeting: '{{ applicant.name }} 님께,',
  cityGreeting: '담당자님께,',
  page: '지원서: {{ application.link }}',
  closing: '문의: {{ program.contact }}',
  kinds: {
    call: [
      '참가자 모집: {{ program.title }}',
      `{{ program.title }} 프로그램이 {{ program.starts_on }}부터 {{ program.ends_on }}까지{% if program.place != "" %} {{ program.place }}에서{% endif %} 열립니다.
귀 도시의 공무원은 {{ program.closes_at }}까지 지원할 수 있습니다.

{{ call.note }}

{% if program.coverage.size > 0 %}비용 부담:
{% for line in program.coverage %}- {{ line }}
{% endfor %}{% endif %}
{{ program.link }}`,
    ],
    draft_reminder: [
      '{{ program.title }} 지원서 작성 마감이 다가옵니다',
      '{{ program.title }} 지원서가 아직 제출되지 않았습니다. 모집은 {{ program.closes_at }}에 마감되며, 이후에는 제출할 수 없습니다.',
    ],
    receipt: [
      '{{ program.title }} 지원서가 접수되었습니다',
      '{{ application.city }} 소속으로 제출하신 {{ program.title }} 지원서가 접수되었습니다. 결과가 나오거나 보완이 필요하면 알려 드리겠습니다.',
    ],
    correction_wanted: [
      '{{ program.title }} 지원서를 보완해 주십시오',
      `다음 사항을 {{ correction.due_at }}까지 보완해 주십시오.
{% for item in correction.items %}- {{ item }}
{% endfor %}
그때까지 자리는 유지됩니다.`,
    ],
    endorsement_wanted: [
      '{{ program.title }} 추천 대상자를 확인해 주십시오',
      `{{ applicant.name }} 님({{ endorsement.position }})이 {{ application.city }}의 추천 대상자로 {{ program.title }}에 지원했습니다. 귀 도시가 추천하는 분이 맞습니까?

아래 링크로 답해 주십시오. 링크는 {{ endorsement.expires_at }}까지 한 번만 사용할 수 있습니다.
{{ endorsement.link }}`,
    ],
    interview_invited: [
      '면접 시간을 선택해 주십시오: {{ program.title }}',
      '{{ program.title }} 지원과 관련하여 면접을 진행하고자 합니다. 지원서 페이지에서 시간을 선택해 주십시오.',
    ],
    interview_booked: [
      '면접 예약: {{ interview.starts_at }}',
      `{{ program.title }} 면접이 {{ interview.starts_at }}(으)로 예약되었습니다.
{{ interview.meeting }}`,
    ],
    interview_moved: [
      '면접 시간 변경: {{ interview.starts_at }}',
      `{{ program.title }} 면접 시간이 {{ interview.starts_at }}(으)로 변경되었습니다.
{{ interview.meeting }}`,
    ],
    interview_cancelled: [
      '면접이 취소되었습니다: {{ program.title }}',
      '{{ program.title }} 면접이 취소되었습니다. 지원서는 그대로 유지됩니다.',
    ],
    interview_tomorrow: [
      '면접 안내: {{ interview.starts_at }}',
      `{{ program.title }} 면접은 {{ interview.starts_at }}에 있습니다.
{{ interview.meeting }}`,
    ],
    decision: [
      '{{ program.title }} 선발 결과',
      `{% case decision.outcome %}{% when "offered" %}{{ program.title }} 참가자로 선발되었습니다. {{ offer.reply_by }}까지 참가 여부를 알려 주십시오.{% when "waitlisted" %}{{ program.title }} 대기자 명단에 등록되었습니다. 자리가 나면 알려 드리겠습니다.{% else %}{{ program.title }} 참가자로 선발되지 않았습니다.{% endcase %}

{{ decision.message }}`,
    ],
    reply_reminder: [
      '참가 여부를 알려 주십시오: {{ program.title }}',
      '{{ program.title }} 참가 여부를 {{ offer.reply_by }}까지 알려 주십시오. 이후에는 다른 분께 자리가 돌아갑니다.',
    ],
    promotion: [
      '{{ program.title }}에 자리가 났습니다',
      '{{ program.title }}에 자리가 났습니다. {{ offer.reply_by }}까지 수락하시면 참가하실 수 있습니다.',
    ],
    waitlist_closed: [
      '{{ program.title }} 대기자 명단이 마감되었습니다',
      '{{ program.title }}에 더 이상 자리가 나지 않아 대기자 명단이 마감되었습니다. 이번에는 선발되지 않았습니다. 기다려 주셔서 감사합니다.',
    ],
    offer_withdrawn: [
      '{{ program.title }} 참가 제안이 철회되었습니다',
      '죄송합니다. {{ program.title }} 참가 제안이 철회되었습니다.',
    ],
    travel_wanted: [
      '{{ program.title }} 여행 정보를 입력해 주십시오',
      '{{ program.title }} 참가가 확정되었습니다. 지원서 페이지에서 도착, 출발, 식단, 비상 연락처를 입력해 주십시오.',
    ],
    letter_ready: [
      '{{ program.title }} 서한이 준비되었습니다',
      '{{ program.title }} 서한이 준비되었습니다. 지원서 페이지에서 내려받으십시오.',
    ],
    certificate_ready: [
      '수료증: {{ program.title }}',
      '{{ program.title }}에 참가해 주셔서 감사합니다. 수료증이 준비되었습니다. 지원서 페이지에서 내려받으십시오.',
    ],
    program_changed: [
      '변경 안내: {{ program.title }}',
      '{{ program.title }} 일정이 변경되었습니다. {{ program.starts_on }}부터 {{ program.ends_on }}까지{% if program.place != "" %} {{ program.place }}에서{% endif %} 열립니다.',
    ],
    program_cancelled: [
      '취소 안내: {{ program.title }}',
      '죄송합니다. {{ program.title }} 프로그램이 취소되어 지원도 함께 취소되었습니다.',
    ],
    come_back: [
      '지원서로 돌아가는 링크',
      `이 주소로 지원서 접근을 요청한 분이 있습니다. 본인이 요청하셨다면 아래 링크를 사용하십시오. 각 링크는 {{ come_back.minutes }}분 동안 한 번만 사용할 수 있습니다.
{% for link in come_back.links %}
{{ link }}
{% endfor %}
본인이 요청하지 않았다면 아무것도 하지 않으셔도 됩니다.`,
    ],
  },
}
