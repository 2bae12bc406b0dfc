/** What a file is written in, as far as reading it for evidence needs to know. */
export type Language =
	| "rust"
	| "jvm"
	| "go"
	| "python"
	| "javascript"
	| "csharp"
	| "cpp"
	| "ruby"
	| "php"
	| "elixir"
	| "properties"
	| "yaml"
	| "toml"
	| "json"
	| "terraform"
	| "shell"
	| "proto"
	| "avro"
	| "sql"
	| "other";

const BY_EXTENSION: readonly (readonly [Language, RegExp])[] = [
	["rust", /\.rs$/],
	["jvm", /\.(java|kt|kts|scala|sc|groovy)$/],
	["go", /\.go$/],
	["python", /\.pyi?$/],
	["javascript", /\.(c|m)?(j|t)sx?$/],
	["csharp", /\.(cs|fs)$/],
	["cpp", /\.(c|h|cc|cpp|cxx|hh|hpp|hxx)$/],
	["ruby", /\.rb$/],
	["php", /\.php$/],
	["elixir", /\.exs?$/],
	["properties", /\.(properties|conf|cfg|ini|cnf)$/],
	["yaml", /\.ya?ml(\.(j2|tpl|tmpl|template))?$/],
	["toml", /\.toml$/],
	["json", /\.json5?$/],
	["terraform", /\.(tf|tfvars|hcl)$/],
	[
		"shell",
		/(\.(sh|bash|zsh|env|bat|ps1)|(^|\/)(Dockerfile[^/]*|Containerfile|Makefile|Justfile|justfile|\.env[^/]*))$/,
	],
	["proto", /\.proto$/],
	["avro", /\.(avsc|avdl|avpr)$/],
	["sql", /\.sql$/],
];

export function languageOf(path: string): Language {
	return BY_EXTENSION.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";
}
