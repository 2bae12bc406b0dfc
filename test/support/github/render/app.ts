import { type App, type Installation, nodeId, type World } from "../world.ts";
import { renderUser } from "./user.ts";

export function renderApp(world: World, app: App) {
	return {
		id: app.id,
		client_id: `Iv23stand${app.id}`,
		slug: app.slug,
		node_id: nodeId("A", app.id),
		owner: renderUser(world, app.owner),
		name: app.name,
		description: "",
		external_url: `${world.origin}/apps/${app.slug}`,
		html_url: `${world.origin}/apps/${app.slug}`,
		created_at: app.createdAt,
		updated_at: app.createdAt,
		permissions: app.permissions,
		events: app.events,
	};
}

export function renderInstallation(world: World, installation: Installation) {
	const { app, account } = installation;
	const url = `${world.origin}/api/v3/app/installations/${installation.id}`;
	return {
		id: installation.id,
		account: renderUser(world, account),
		repository_selection: "selected",
		access_tokens_url: `${url}/access_tokens`,
		repositories_url: `${world.origin}/api/v3/installation/repositories`,
		html_url: `${world.origin}/settings/installations/${installation.id}`,
		app_id: app.id,
		app_slug: app.slug,
		target_id: account.id,
		target_type: account.type,
		permissions: installation.permissions,
		events: app.events,
		created_at: installation.createdAt,
		updated_at: installation.createdAt,
		single_file_name: null,
		suspended_by: null,
		suspended_at: null,
	};
}
