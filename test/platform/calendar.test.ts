import { test } from 'tap'
import { deadlineText, endOfLocalDay, localDate, momentText, startOfLocalDay } from '../../src/platform/calendar.ts'

test('endOfLocalDay: a bare date ends with the first instant of the next local day', async (t) => {
  const cases: [string, string, string][] = [
    ['2017-10-13', 'Asia/Seoul', '2017-10-13T15:00:00.000Z'],
    ['2017-11-03', 'Asia/Shanghai', '2017-11-03T16:00:00.000Z'],
    ['2027-03-31', 'Asia/Kathmandu', '2027-03-31T18:15:00.000Z'],
    ['2017-12-31', 'UTC', '2018-01-01T00:00:00.000Z'],
    ['2028-02-28', 'UTC', '2028-02-29T00:00:00.000Z'],
    // Half an hour of daylight saving.
    ['2027-04-03', 'Australia/Lord_Howe', '2027-04-03T13:00:00.000Z'],
    ['2027-04-04', 'Australia/Lord_Howe', '2027-04-04T13:30:00.000Z'],
    // The next day begins at 01:00: its midnight does not exist.
    ['2017-10-14', 'America/Sao_Paulo', '2017-10-15T03:00:00.000Z'],
    // The next day has two midnights: it begins with the first.
    ['2017-11-04', 'America/Havana', '2017-11-05T04:00:00.000Z'],
    // A day that was stored when there was no limit: the last instant that compares as text.
    ['9999-12-31', 'America/Los_Angeles', '9999-12-31T23:59:59.999Z'],
    // The 30th never was.
    ['2011-12-29', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ]
  for (const [date, zone, instant] of cases) t.equal(endOfLocalDay(date, zone), instant, `${date} ${zone}`)
})

test('startOfLocalDay: a local day starts where the one before ends', async (t) => {
  t.equal(startOfLocalDay('2017-10-13', 'Asia/Seoul'), '2017-10-12T15:00:00.000Z')
  t.equal(startOfLocalDay('2017-10-15', 'America/Sao_Paulo'), endOfLocalDay('2017-10-14', 'America/Sao_Paulo'))
})

test('localDate: the local date is what a wall calendar shows', async (t) => {
  const cases: [string, string, string][] = [
    ['2017-10-13T14:59:59.999Z', 'Asia/Seoul', '2017-10-13'],
    ['2017-10-13T15:00:00.000Z', 'Asia/Seoul', '2017-10-14'],
    ['2017-10-13T03:00:00.000Z', 'America/New_York', '2017-10-12'],
  ]
  for (const [instant, zone, date] of cases) t.equal(localDate(instant, zone), date, `${instant} ${zone}`)
})

test('deadlineText: instants are told in local words', async (t) => {
  t.equal(momentText('2017-09-30T15:00:00.000Z', 'Asia/Seoul'), '1 October 2017, 00:00 (Asia/Seoul)')
  t.equal(deadlineText('2017-10-13T15:00:00.000Z', 'Asia/Seoul'), 'the end of 13 October 2017 (Asia/Seoul)')
  t.equal(deadlineText('2017-10-14T00:30:00.000Z', 'Asia/Seoul'), '14 October 2017, 09:30 (Asia/Seoul)')
  t.equal(
    deadlineText('2017-10-15T03:00:00.000Z', 'America/Sao_Paulo'),
    'the end of 14 October 2017 (America/Sao_Paulo)',
  )
})
