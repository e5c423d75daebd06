/** When one studied, and when a school did. What a class did stands with its other things. */

/** When a learner studied, for nobody else. */
export interface OwnStudy {
  by: 'day' | 'week';
  studySeconds: number;
  /** In order of time, the last one goes on. */
  periods: {
    /** Days, `yyyy-mm-dd`; `until` is exclusive. */
    from: string;
    until: string;
    /** Of what was played; what stands still does not count. */
    studySeconds: number;
    /** That were in view. */
    pages: number;
    /** In the order in which it was begun. */
    sequence: { id: string; title: string }[];
  }[];
}

/** When a school studied in the tasks of its classes: of each class `threshold` learners or nobody, in each figure. */
export interface SchoolStudy {
  threshold: number;
  /** The day with which the school year began. */
  since: string;
  studySeconds: number;
  /** Weeks that are over and in which something is told, in order of time. */
  periods: {
    from: string;
    until: string;
    studySeconds: number;
    pages: number;
    learners: number;
    /** In the order in which enough had begun it, with how many. */
    sequence: { resource: { id: string; title: string }; learners: number }[];
  }[];
}
