/** All of a drawn cover: what is drawn, and its colours. */
export { coverArt, coverPaper } from '../../base/cover-art.ts';
export { coverStyles } from '../../base/styles/cover.styles.ts';
