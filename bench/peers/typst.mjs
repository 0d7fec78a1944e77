// Sets a Typst source as PDF with the compiler that npm has, in this process, and prints JSON: the milliseconds of each round and the size of the file.
// usage: node typst.mjs SOURCE.typ ROUNDS [OUTPUT.pdf]
// Each round sets a source every paragraph of which ends with another number, so that what the compiler remembers of the last round is of no use for the text.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(process.env.TYPST_MODULES + '/');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const [source, rounds, output] = process.argv.slice(2);
const text = readFileSync(source, 'utf8');
const compiler = NodeCompiler.create({ workspace: dirname(source) });
const times = [];
let pdf;
for (let i = 0; i < Number(rounds); i++) {
  const content = `#set document(title: "round ${i}")\n` + text.replaceAll('@ROUND@', String(i));
  const start = performance.now();
  pdf = compiler.pdf({ mainFileContent: content });
  times.push(performance.now() - start);
}

if (output) writeFileSync(output, pdf);
console.log(JSON.stringify({ times, bytes: pdf.length }));
