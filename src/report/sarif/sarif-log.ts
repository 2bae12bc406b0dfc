/** The part of SARIF 2.1.0 that we write (OASIS, sarif-v2.1.0-os). */

export type SarifLevel = "error" | "warning" | "note";

export interface SarifMessage {
	readonly text: string;
	readonly markdown?: string;
}

export interface SarifRegion {
	readonly startLine: number;
	readonly startColumn?: number;
	readonly endLine?: number;
	/** One past the last character. */
	readonly endColumn?: number;
}

export interface SarifLocation {
	readonly id?: number;
	readonly message?: SarifMessage;
	readonly physicalLocation: {
		readonly artifactLocation: SarifArtifact;
		readonly region?: SarifRegion;
	};
}

export interface SarifArtifact {
	readonly uri: string;
	readonly uriBaseId: "%SRCROOT%";
}

export interface SarifRule {
	readonly id: string;
	readonly name?: string;
	readonly shortDescription: SarifMessage;
	readonly fullDescription: SarifMessage;
	readonly help: SarifMessage;
	readonly helpUri?: string;
	readonly defaultConfiguration: { readonly level: SarifLevel };
	readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifFix {
	readonly description: SarifMessage;
	readonly artifactChanges: readonly {
		readonly artifactLocation: SarifArtifact;
		readonly replacements: readonly {
			readonly deletedRegion: SarifRegion;
			readonly insertedContent?: { readonly text: string };
		}[];
	}[];
}

export interface SarifResult {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly level: SarifLevel;
	/** 0 to 100, the gravest first. */
	readonly rank: number;
	readonly message: SarifMessage;
	readonly locations: readonly SarifLocation[];
	readonly relatedLocations?: readonly SarifLocation[];
	readonly partialFingerprints: Readonly<Record<string, string>>;
	readonly fixes?: readonly SarifFix[];
	readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifNotification {
	readonly level: SarifLevel;
	readonly message: SarifMessage;
	readonly locations?: readonly SarifLocation[];
}

export interface SarifLog {
	readonly $schema: string;
	readonly version: "2.1.0";
	readonly runs: readonly {
		readonly tool: {
			readonly driver: {
				readonly name: string;
				readonly semanticVersion: string;
				readonly informationUri?: string;
				readonly rules: readonly SarifRule[];
			};
		};
		readonly automationDetails: { readonly id: string };
		readonly columnKind: "utf16CodeUnits";
		readonly originalUriBaseIds: Readonly<Record<string, { readonly description: SarifMessage }>>;
		readonly invocations: readonly {
			readonly executionSuccessful: boolean;
			readonly toolExecutionNotifications: readonly SarifNotification[];
		}[];
		readonly results: readonly SarifResult[];
		readonly properties?: Readonly<Record<string, unknown>>;
	}[];
}
