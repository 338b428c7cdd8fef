import type { Selection } from '../../catalogue/programs/settings-schema.ts'

/** The program’s rule for attendance, with what it leaves out. */
export const attendanceRule = ({ attendance }: Selection) => ({
  by: attendance?.by ?? ('day' as const),
  min_share: attendance?.min_share ?? 0.8,
  check_in_days_before: attendance?.check_in_days_before ?? 1,
})
