#!/usr/bin/env node
if (Number(process.versions.node.split('.')[0]) >= 20) import('../lib/index.js').then(({ run }) => run('main'));
else console.error('ship-go needs Node 20 or newer; this is ' + process.version + '.'), (process.exitCode = 1);
