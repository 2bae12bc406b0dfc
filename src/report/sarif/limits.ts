/**
 * What GitHub code scanning takes of one SARIF file; over any of these it refuses the whole upload.
 * Source: "SARIF results exceed limit" and "SARIF support for code scanning" in docs.github.com/en/code-security.
 * It also refuses a file over 10 MB once compressed with gzip, and of 25,000 results stores 5,000, the gravest first.
 */
export const SARIF_LIMITS = {
	resultsPerRun: 25_000,
	rulesPerRun: 25_000,
	/** Of these 100 are shown. */
	locationsPerResult: 1_000,
	/** Of these 10 are shown. */
	tagsPerRule: 20,
	/** Characters of a rule's short and full description. */
	description: 1_024,
	/** Characters of a rule's name. */
	ruleName: 255,
	/** Not GitHub's: a message is read in a list, and the whole text is in the other formats. */
	message: 4_000,
} as const;
