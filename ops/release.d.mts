export function datedChangelog(text: string, version: string, day: string): string
