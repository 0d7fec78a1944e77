// Sets a Typst source as PDF with the compiler that npm has: one round for each line that it is given, whose milliseconds it prints.
// usage: node typst.mjs SOURCE.typ [OUTPUT.pdf], the output is the last round's
// Each round sets a source every paragraph of which ends with another number, so that what the compiler remembers of the last round is of no use for the text.
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(process.env.TYPST_MODULES + '/');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const [source, output] = process.argv.slice(2);
const text = readFileSync(source, 'utf8');
const compiler = NodeCompiler.create({ workspace: dirname(source) });
let round = 0;
let pdf;
for await (const _ of createInterface({ input: process.stdin })) {
  const content = `#set document(title: "round ${round}")\n` + text.replaceAll('@ROUND@', String(round++));
  const start = performance.now();
  pdf = compiler.pdf({ mainFileContent: content });
  console.log(performance.now() - start);
}

if (output) writeFileSync(output, pdf);
