// Reads a JSON list of graphs in DOT from stdin, and writes a JSON list of drawings in SVG to stdout.
import { readFileSync } from "node:fs";
import { Graphviz } from "@hpcc-js/wasm-graphviz";

const graphviz = await Graphviz.load();
const graphs = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(graphs.map((graph) => graphviz.dot(graph))));
