/** The light build has the interface of the full one, and no types of its own. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
  export * from 'hls.js';
}
