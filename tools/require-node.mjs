/**
 * Before `npm start`. `npm ci` brings the right Node along where there is one to bring; where it could not, an old Node would
 * complain of the syntax of the first file. This file is written so that an old one can read it.
 */
if (!process.features.typescript) {
  console.error(`Learning Space needs Node 24; this is ${process.version}, and npm ci has not brought a newer one along for this machine. Install Node 24 from https://nodejs.org, then run npm start again.`);
  process.exit(1);
}
