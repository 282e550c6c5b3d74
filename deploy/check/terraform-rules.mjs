// Rules for terraform/ that neither validate nor test can see, because they concern the real providers:
//   terraform-rules.mjs FOLDER
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const problems = [];
const read = (...path) => readFileSync(join(folder, ...path), 'utf8');
const versions = read('versions.tf');

// Without a quota project, Firebase and API keys refuse the credentials of a person.
for (const [, name, body] of versions.matchAll(/^provider "([a-z-]+)" \{\n([\s\S]*?)^\}/gm)) {
  for (const setting of [/user_project_override\s+= true/, /billing_project\s+= var\.project/]) {
    if (!setting.test(body)) problems.push(`versions.tf: provider ${name} has no ${setting.source.split('\\')[0]}`);
  }
}

// main.tf's modules depend on the services of the project; a data source in one of them would be read during apply.
for (const module of readdirSync(join(folder, 'modules'))) {
  for (const file of readdirSync(join(folder, 'modules', module))) {
    if (/^data "/m.test(read('modules', module, file))) {
      problems.push(`modules/${module}/${file}: a data source in a module is read only during apply`);
    }
  }
}

const lock = existsSync(join(folder, '.terraform.lock.hcl')) ? read('.terraform.lock.hcl') : '';
for (const [, source, constraint] of versions.matchAll(/source\s+= "([^"]+)"\n\s+version = "([^"]+)"/g)) {
  const entry = new RegExp(`provider "registry.terraform.io/${source}" \\{([\\s\\S]*?)^\\}`, 'm').exec(lock)?.[1] ?? '';
  if (!entry.includes(`constraints = "${constraint}"`) || (entry.match(/"zh:[0-9a-f]{64}"/g) ?? []).length < 10) {
    problems.push(`.terraform.lock.hcl: ${source} ${constraint} is not locked for all platforms`);
  }
}

problems.forEach((problem) => console.log(problem));
process.exit(problems.length ? 1 : 0);
