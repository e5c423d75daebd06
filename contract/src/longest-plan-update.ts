/** Signs of Base64 in one update of a plan: a body of the contract has at most a million bytes. */
export const longestPlanUpdate = 900_000;
