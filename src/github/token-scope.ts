import type { InstallationId } from "./pull-request-host.ts";

export type Permissions = Readonly<Record<string, "read" | "write">>;

/** What a token is asked for: one repository, and no more than is needed there. */
export interface TokenScope {
	readonly installationId: InstallationId;
	readonly repo: string;
	readonly permissions: Permissions;
}
