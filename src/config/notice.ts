/** What the person who wrote the configuration must know, with its place; `Notice` of a review has the same shape. */
export interface ConfigurationNotice {
	readonly level: "warning" | "error";
	readonly message: string;
	readonly file: string;
	/** 1-based. */
	readonly line?: number;
	/** 1-based. */
	readonly column?: number;
}
