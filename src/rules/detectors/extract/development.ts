/** Files that describe a developer's machine or a build's, where one replica and no durability are meant. */

const FILE =
	/(^|\/)([^/]*compose[^/]*\.ya?ml|[^/]*[._-](dev|local|test|ci|example|sample)[._-][^/]*|[^/]*\.(example|sample|template))$/i;
const FOLDER =
	/(^|\/)(dev|ci|\.github|\.gitlab|\.ci|\.devcontainer|local|tests?|testing|testdata|fixtures?|examples?|demos?|e2e|integration[^/]*|quickstarts?|tutorials?|samples?|benches|benchmarks?|playground|sandbox|distribution|scripts)\//i;

export function isDevelopment(path: string): boolean {
	return FILE.test(path) || FOLDER.test(path);
}
