import { machine, type Machine } from './databases.ts';
import { openCounty } from './service.ts';

/** A county of the service in which each person has a machine of their own, with the offline ports over the http ones. */
export async function openOfflineCounty() {
  const county = await openCounty();
  const machines: Machine[] = [];
  return {
    ...county,
    portsFor: (personId: string) => {
      const own = machine();
      machines.push(own);
      return own.tab(county.portsFor(personId));
    },
    end: async () => {
      await Promise.all(machines.map((one) => one.end()));
    },
  };
}
