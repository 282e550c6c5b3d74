// Adds up all reports of one test run and prints "N passed, N failed"; fails when a test failed or none ran.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = process.argv[2];
const skippedFolders = new Set(["node_modules", ".git", ".next", "src"]);
const total = { passed: 0, failed: 0, skipped: 0 };

function add({ passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function* junitReports(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) {
      yield* junitReports(path);
    } else if (/\/target\/(surefire|failsafe)-reports\/TEST-[^/]*\.xml$/.test(path)) {
      yield path;
    }
  }
}

function fromJunit(path) {
  const suite = /<testsuite\s[^>]*>/.exec(readFileSync(path, "utf8"))[0];
  const count = (name) => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = count("errors") + count("failures");
  return { passed: count("tests") - failed - count("skipped"), failed, skipped: count("skipped") };
}

function fromVitest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

// A test that passed on a second try has not passed here: it is counted as failed.
function fromPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function addJson(name, read) {
  const path = join(root, ".rivulet/logs", name);
  if (existsSync(path)) {
    add(read(JSON.parse(readFileSync(path, "utf8"))));
  }
}

for (const path of junitReports(root)) {
  add(fromJunit(path));
}
addJson("test-page.json", fromVitest);
addJson("test-e2e.json", fromPlaywright);

console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
