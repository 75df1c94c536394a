import { expect, test } from '@jest/globals';
import { remedyFor } from '../../src/compile/remedy.ts';

// As the go command and its tools say it.
test.each([
  ['./main.go:3:8: undefined: x', /^Mend the source/],
  ['write /tmp/b001/x.a: no space left on device', /^The disk is full: .* \/t\$& and/],
  ['link: write x.exe: There is not enough space on the disk.', /^The disk is full/],
  [
    'cli/error.go:13:2: example.com/y@v1.0.0: reading https://proxy.example/y/@v/v1.0.0.zip: 403 Forbidden',
    /GOPROXY.*GOPRIVATE/,
  ],
  ['main.go:3:8: dial tcp: lookup proxy.example: no such host', /GOPROXY/],
  ['fatal: could not read Username for https://git.example: terminal prompts disabled', /its login/],
  [
    'main.go:4:2: missing go.sum entry for module providing package example.com/x; to add:\n\tgo get example.com/r',
    /^Run what the go command proposes/,
  ],
  ['go: updates to go.mod needed; to update it:\n\tgo mod tidy', /^Run what/],
  ['go: inconsistent vendoring in /r:', /^Run what/],
  ['verifying example.com/x@v1.0.0: checksum mismatch\n\nSECURITY ERROR', /^A module is not what go\.sum/],
])('%s is answered with what helps', (output, remedy) => {
  expect(remedyFor(output, '/t$&')).toMatch(remedy);
});
