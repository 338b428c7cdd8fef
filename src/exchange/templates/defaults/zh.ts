import type { Defaults } from './defaults.ts'

/** The texts in Chinese, in simplified characters. */
export const zh: Defaults = {
  greeting: '{{ applicant.name }}，您好：',
  cityGreeting: '联络人，您好：',
  page: '您的申请：{{ application.link }}',
  closing: '咨询：{{ program.contact }}',
  kinds: {
    call: [
      '征集报名：{{ program.title }}',
      `{{ program.title }}将于{{ program.starts_on }}至{{ program.ends_on }}{% if program.place != "" %}在{{ program.place }}{% endif %}举行。
贵市的公务人员可在{{ program.closes_at }}之前报名。

{{ call.note }}

{% if program.coverage.size > 0 %}费用承担：
{% for line in program.coverage %}- {{ line }}
{% endfor %}{% endif %}
{{ program.link }}`,
    ],
    draft_reminder: [
      '您的{{ program.title }}申请草稿即将到期',
      '您尚未提交{{ program.title }}的申请。报名将于{{ program.closes_at }}截止，此后草稿无法再提交。',
    ],
    receipt: [
      '我们已收到您的{{ program.title }}申请',
      '我们已收到您代表{{ application.city }}提交的{{ program.title }}申请。有决定或需要补充时，我们会通知您。',
    ],
    correction_wanted: [
      '请更正您的{{ program.title }}申请',
      `请在{{ correction.due_at }}之前更正以下内容：
{% for item in correction.items %}- {{ item }}
{% endfor %}
在此之前，您的名额会保留。`,
    ],
    endorsement_wanted: [
      '请确认贵市的{{ program.title }}提名人选',
      `{{ applicant.name }}（{{ endorsement.position }}）作为{{ application.city }}的提名人选申请参加{{ program.title }}。这是贵市的提名人选吗？

请通过以下链接答复。该链接只能使用一次，有效期至{{ endorsement.expires_at }}：
{{ endorsement.link }}`,
    ],
    interview_invited: [
      '请选择面试时间：{{ program.title }}',
      '我们希望就您的{{ program.title }}申请与您面谈。请在您的申请页面选择时间。',
    ],
    interview_booked: [
      '您的面试：{{ interview.starts_at }}',
      `您的{{ program.title }}面试已预约在{{ interview.starts_at }}。
{{ interview.meeting }}`,
    ],
    interview_moved: [
      '您的面试时间已更改：{{ interview.starts_at }}',
      `您的{{ program.title }}面试已改到{{ interview.starts_at }}。
{{ interview.meeting }}`,
    ],
    interview_cancelled: [
      '您的面试已取消：{{ program.title }}',
      '您的{{ program.title }}面试已取消。您的申请保持不变。',
    ],
    interview_tomorrow: [
      '提醒：您的面试时间是{{ interview.starts_at }}',
      `您的{{ program.title }}面试时间是{{ interview.starts_at }}。
{{ interview.meeting }}`,
    ],
    decision: [
      '您的{{ program.title }}申请结果',
      `{% case decision.outcome %}{% when "offered" %}我们很高兴为您提供{{ program.title }}的名额。请在{{ offer.reply_by }}之前答复。{% when "waitlisted" %}您已列入{{ program.title }}的候补名单。如有名额空出，我们会通知您。{% else %}您未入选{{ program.title }}。{% endcase %}

{{ decision.message }}`,
    ],
    reply_reminder: [
      '请答复您的名额：{{ program.title }}',
      '您在{{ program.title }}的名额保留至{{ offer.reply_by }}。此后名额将转给他人。',
    ],
    promotion: [
      '{{ program.title }}为您空出了名额',
      '{{ program.title }}空出了一个名额。您在{{ offer.reply_by }}之前接受，名额就是您的。',
    ],
    waitlist_closed: [
      '{{ program.title }}的候补名单已关闭',
      '{{ program.title }}没有再空出名额，候补名单已关闭。您此次未入选。感谢您的耐心等待。',
    ],
    offer_withdrawn: ['您的{{ program.title }}名额已撤回', '很抱歉，您的{{ program.title }}名额已撤回。'],
    travel_wanted: [
      '您的{{ program.title }}行程信息',
      '您在{{ program.title }}的名额已确认。请在您的申请页面填写行程信息：抵达、离开、饮食要求以及紧急联系人。',
    ],
    letter_ready: ['您的{{ program.title }}函件已备好', '您的{{ program.title }}函件已备好。请在您的申请页面下载。'],
    certificate_ready: [
      '您的证书：{{ program.title }}',
      '感谢您参加{{ program.title }}。您的证书已备好，请在您的申请页面下载。',
    ],
    program_changed: [
      '变更通知：{{ program.title }}',
      '{{ program.title }}有变更。现定于{{ program.starts_on }}至{{ program.ends_on }}{% if program.place != "" %}在{{ program.place }}{% endif %}举行。',
    ],
    program_cancelled: ['取消通知：{{ program.title }}', '很抱歉，{{ program.title }}已取消，您的申请也随之取消。'],
    come_back: [
      '返回申请的链接',
      `有人（很可能是您）用此地址请求返回一份申请。每个链接只能使用一次，{{ come_back.minutes }}分钟内有效：
{% for link in come_back.links %}
{{ link }}
{% endfor %}
如果不是您本人，无需任何操作。`,
    ],
  },
}
