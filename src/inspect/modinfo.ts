import type { BuildInfo, BuildModule } from './buildinfo.ts';
import { unquoteGo } from './unquote.ts';

interface MutableModule {
  Path: string;
  Version?: string;
  Sum?: string;
  Replace?: BuildModule;
}

/**
 * Parses the text form of a build info, as the linker puts it into the binary and `go version -m` prints it,
 * into what `go version -m -json` gives: keys in the same order, empty values left out (runtime/debug,
 * BuildInfo.String and ParseBuildInfo). A line of an unknown kind is passed over, as Go does.
 */
export function parseBuildInfo(text: string, goVersion: string): BuildInfo {
  let path = '';
  let main: Partial<BuildModule> = {};
  const deps: MutableModule[] = [];
  const settings: { Key: string; Value?: string }[] = [];
  let last: { Replace?: BuildModule } | undefined;
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    const rest = line.slice(tab + 1);
    switch (line.slice(0, Math.max(tab, 0))) {
      case 'path':
        path = rest;
        break;
      case 'mod':
        main = last = parseModule(rest);
        break;
      case 'dep': {
        const dep = parseModule(rest);
        deps.push(dep);
        last = dep;
        break;
      }
      case '=>':
        if (last !== undefined) last.Replace = parseModule(rest);
        break;
      case 'build':
        settings.push(parseSetting(rest));
        break;
    }
  }
  return {
    ...(goVersion === '' ? {} : { GoVersion: goVersion }),
    ...(path === '' ? {} : { Path: path }),
    Main: main,
    ...(deps.length === 0 ? {} : { Deps: deps }),
    ...(settings.length === 0 ? {} : { Settings: settings }),
  };
}

function parseModule(text: string): MutableModule {
  const [path = '', version = '', sum = ''] = text.split('\t');
  return { Path: path, ...(version === '' ? {} : { Version: version }), ...(sum === '' ? {} : { Sum: sum }) };
}

/** A key or value with blanks or quotes in it is written as a Go string. */
function parseSetting(text: string): { Key: string; Value?: string } {
  const quoted = /^("(?:[^"\\]|\\.)*"|`[^`]*`)=/.exec(text)?.[1];
  const length = quoted?.length ?? text.indexOf('=');
  const key = quoted === undefined ? text.slice(0, Math.max(length, 0)) : unquoteGo(quoted);
  const value = unquoteGo(text.slice(length + 1));
  return { Key: key, ...(value === '' ? {} : { Value: value }) };
}
