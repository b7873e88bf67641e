// electron-builder looks only for electron-builder.{yml,yaml,json,json5,toml,js,cjs,ts} and silently falls back to its
// defaults for any other name; it has no public command that checks a configuration, so its own validator is called here.
import { createRequire } from 'node:module';
import { projectFolder } from './processes.mjs';

const require = createRequire(import.meta.url);
const validator =
  /** @type {{ getConfig: (folder: string, name: null, extra: null) => Promise<{ appId?: string }>, validateConfiguration: (config: object, log: object) => Promise<void> }} */ (
    require('app-builder-lib/out/util/config/config')
  );
const log = /** @type {{ DebugLogger: new (enabled: boolean) => object }} */ (require('builder-util'));

const config = await validator.getConfig(projectFolder, null, null);
if (config.appId === undefined) throw new Error('electron-builder.yml was not found');
await validator.validateConfiguration(config, new log.DebugLogger(false));
console.log('electron-builder configuration is valid');
