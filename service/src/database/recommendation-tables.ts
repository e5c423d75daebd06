/** Tables of what is recommended, and of what people have set about it. */
interface RecommendationTable {
  tenant_id: string;
  id: string;
  resource_id: string;
  /** A class or an organisation. */
  class_id: string | null;
  organisation_id: string | null;
  reason: string;
  given_by: string;
  given_at: string;
  /** For those in `recommendation_learner` alone; else for the whole class. */
  for_some: boolean;
}
interface RecommendationLearnerTable {
  tenant_id: string;
  recommendation_id: string;
  person_id: string;
}
interface RecommendationAlternativeTable {
  tenant_id: string;
  recommendation_id: string;
  place: number;
  resource_id: string;
}
interface RecommendationSettingTable {
  tenant_id: string;
  person_id: string;
  mode: 'off' | 'teachers' | 'all';
  interests: string[];
}
interface RecommendationDismissalTable {
  tenant_id: string;
  person_id: string;
  resource_id: string;
  dismissed_at: string;
}

export interface RecommendationTables {
  recommendation: RecommendationTable;
  recommendation_learner: RecommendationLearnerTable;
  recommendation_alternative: RecommendationAlternativeTable;
  recommendation_setting: RecommendationSettingTable;
  recommendation_dismissal: RecommendationDismissalTable;
}
