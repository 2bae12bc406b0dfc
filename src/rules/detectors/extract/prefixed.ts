/**
 * Connect and Streams hand settings on to the clients inside them: `producer.acks`, `main.consumer.fetch.min.bytes`.
 * Each prefix is a block of its own, read by a Java client of that role.
 */

import { isKnown } from "../../catalogue/catalogue.ts";
import type { Scope } from "../../catalogue/setting.ts";
import type { SettingsBlock, SettingUse } from "../settings-block.ts";

const PREFIX = /^((?:producer|consumer|admin)\.override|(?:(?:main|restore|global)\.)?consumer|producer|admin)\.(.+)$/;
const ROLE: Readonly<Record<string, Scope>> = { consumer: "consumer", producer: "producer", admin: "admin" };

export function prefixedBlocks(block: SettingsBlock): SettingsBlock[] {
	const own: SettingUse[] = [];
	const handedOn = new Map<Scope, SettingUse[]>();
	for (const setting of block.settings) {
		const [, prefix = "", name = ""] = PREFIX.exec(setting.name) ?? [];
		const role = ROLE[prefix.split(".").find((word) => word in ROLE) ?? ""];
		if (role === undefined || isKnown(setting.name)) own.push(setting);
		else handedOn.set(role, [...(handedOn.get(role) ?? []), { ...setting, name }]);
	}
	const clients = [...handedOn].map(
		([role, settings]): SettingsBlock => ({ ...block, families: ["java"], scopes: [role], settings }),
	);
	return own.length > 0 ? [{ ...block, settings: own }, ...clients] : clients;
}
