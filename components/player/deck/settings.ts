/** What stays when another item is shown: a host or a person set it on this player. */
export interface Settings {
  /** 0 to 1. */
  volume: number;
  muted: boolean;
  /** Speed; 1 is as recorded, `null` what the person likes. */
  rate: number | null;
}

export const freshSettings = (): Settings => ({ volume: 1, muted: false, rate: null });
