/** A Kafka setting as facts: what it is called, who reads it, and which values it takes. No description texts. */

/** The programs that read settings; one file of the catalogue each. */
export const FAMILIES = ["librdkafka", "java", "broker", "topic", "connect", "streams"] as const;
export type Family = (typeof FAMILIES)[number];

/** The role within a program that a setting belongs to. */
export const SCOPES = ["producer", "consumer", "admin", "broker", "topic", "connect", "streams"] as const;
export type Scope = (typeof SCOPES)[number];

export const SETTING_TYPES = [
	"boolean",
	"integer",
	"float",
	"string",
	"list",
	"class",
	"password",
	"enum",
	"api",
] as const;
/** `api`: not a text value at all, such as a callback of librdkafka. */
export type SettingType = (typeof SETTING_TYPES)[number];

export interface Setting {
	readonly name: string;
	readonly scopes: readonly Scope[];
	readonly type: SettingType;
	/** Lowest and highest number allowed; `null` where that side is open. */
	readonly range?: readonly [number | null, number | null];
	/** Every value allowed, lower case. */
	readonly values?: readonly string[];
	/** Beginnings of further values that are allowed, such as `by_duration:`. */
	readonly prefixes?: readonly string[];
	/** Absent where there is none, or where it is computed when the program starts. */
	readonly default?: string | number | boolean;
	readonly importance?: "high" | "medium" | "low";
	/** The name that this one is another spelling of. */
	readonly aliasOf?: string;
	/** No longer to be used; `replacedBy` says what is, where something is. */
	readonly deprecated?: true;
	readonly replacedBy?: string;
	/** First release whose source names it, where the tags of the source tell. */
	readonly since?: string;
	/** Release that no longer knows it. */
	readonly removed?: string;
	/** True where the program knows the name only to refuse it. */
	readonly refused?: true;
}

/** One file of the catalogue. */
export interface SettingFile {
	readonly family: Family;
	/** Repository, release and files that the facts were read from. */
	readonly source: string;
	readonly settings: readonly Setting[];
}
