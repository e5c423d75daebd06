/** Examples of quiet hours. */
const quietHours = {
  quiet: { fromMinute: 1260, toMinute: 420 },
  digestMinute: null,
  quietUntil: null,
  told: { from: '2026-09-01T13:00:00.000Z', until: '2026-09-01T23:00:00.000Z', notices: 2, announcements: 1, messages: 27, talks: 3 },
  waiting: null,
};
export const quietHourExamples = {
  readQuietHours: { answer: quietHours },
  setQuietHours: { body: { quiet: quietHours.quiet, digestMinute: null }, answer: quietHours },
};
