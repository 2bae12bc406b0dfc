import type { Permission } from "./pull-request-host.ts";

const BY_ROLE: ReadonlyMap<string, Permission> = new Map([
	["admin", "admin"],
	["maintain", "write"],
	["write", "write"],
	["triage", "read"],
	["read", "read"],
	["none", "none"],
]);

/**
 * What a role may do here. An organization's own role (any other name) counts as the base permission that GitHub tells
 * beside it; one that is unknown too is none.
 */
export function toPermission(roleName: string | undefined, base: string): Permission {
	return BY_ROLE.get(roleName ?? "") ?? BY_ROLE.get(base) ?? "none";
}
