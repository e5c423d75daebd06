/** The version of a copy that says what it was made from, and by whom that was. Its id alone: lists and paper need no document. */
export const sourceVersion = 'source';
