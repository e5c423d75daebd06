/** When a person is left in peace, and one digest of what came meanwhile. */

/** A time of every day, over midnight where it ends before it begins; minutes after midnight in China. */
export interface DailyTime {
  fromMinute: number;
  toMinute: number;
}
export interface QuietChoice {
  /** `null`: never quiet. */
  quiet: DailyTime | null;
  /** When one digest a day tells what came; `null`: it is told as it comes, and after quiet hours what came in them. */
  digestMinute: number | null;
}
/** What came in a stretch of time and is not read yet. What is urgent is not in it: it is told at once. */
export interface Digest {
  from: string;
  until: string;
  notices: number;
  announcements: number;
  messages: number;
  /** In so many talks. */
  talks: number;
}
export interface QuietHours extends QuietChoice {
  /** When the quiet of now ends; `null`: it is not quiet. */
  quietUntil: string | null;
  /** Of the stretch that is over; `null` where there is nothing in it. */
  told: Digest | null;
  /** Of the stretch of now, which no badge counts; `null` where there is none. */
  waiting: Digest | null;
}
