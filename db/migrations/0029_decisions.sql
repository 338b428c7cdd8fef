-- The order of the waitlist. Of an open decision: where staff want it. Of a released one: its place, counted from 1.
alter table decision add column waitlist_position integer;
alter table decision add constraint decision_waitlist_position
  check (waitlist_position is null or (waitlist_position > 0 and outcome = 'waitlist')) not valid;
alter table decision validate constraint decision_waitlist_position;

-- The network's reasons for a decision, with what the applicant reads if a decision has no message of its own. Null: there
-- is no such text, so staff must write one.
create table reason_code (
  code text primary key,
  position integer not null unique,
  meaning text not null,
  select_message text,
  waitlist_message text,
  not_select_message text
);
insert into reason_code (position, code, meaning, select_message, waitlist_message, not_select_message) values
  (1, 'merit', 'The quality of the application',
    'We are pleased to offer you a place in this program, for the quality of your application. Please answer the offer by the date that it gives.',
    'Your application is a strong one, and there are fewer places than strong applications. You are on the waitlist: we write to you as soon as a place becomes free.',
    'Thank you for your application. After a careful review we cannot offer you a place this time. You are welcome to apply again.'),
  (2, 'balance', 'The balance of cities, countries or fields',
    'We are pleased to offer you a place in this program. Please answer the offer by the date that it gives.',
    'The program brings together cities of many countries and fields, so not every strong application finds a place at once. You are on the waitlist: we write to you as soon as a place becomes free.',
    'Thank you for your application. The program brings together cities of many countries and fields, and we cannot offer you a place this time. You are welcome to apply again.'),
  (3, 'competitive', 'Others were stronger',
    'We are pleased to offer you a place in this program, for which there were many applications. Please answer the offer by the date that it gives.',
    'There were more good applications than places. You are on the waitlist: we write to you as soon as a place becomes free.',
    'Thank you for your application. There were more good applications than places, and we cannot offer you one this time. You are welcome to apply again.'),
  (4, 'incomplete', 'Something was missing',
    null,
    'Something is missing in your application, so we could not offer you a place at once. You are on the waitlist: we write to you as soon as a place becomes free.',
    'Thank you for your application. Something that the program asks for was missing in it, so we cannot offer you a place this time. You are welcome to apply again.'),
  (5, 'language', 'The level in the program’s language',
    'We are pleased to offer you a place in this program. Please answer the offer by the date that it gives.',
    'You are on the waitlist: we write to you as soon as a place becomes free. Meanwhile, practise the language of the program.',
    'Thank you for your application. The program asks for a higher level in its language, so we cannot offer you a place this time. You are welcome to apply again.'),
  (6, 'other', 'Something else: see the note', null, null, null);
