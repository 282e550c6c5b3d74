import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from './until.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../local/launcher/target/launcher.jar');

interface State {
  readonly launcher: number;
  readonly ready: boolean;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly name: string;
  readonly state: string;
  readonly address: string;
  readonly pid: number;
}

/** The whole of Rivulet on this machine, on free ports with data of its own, run by its launcher. */
export class Stack {
  readonly #data: string;
  #launcher: ChildProcess | undefined;
  #output = '';

  private constructor(data: string) {
    this.#data = data;
  }

  static async create(): Promise<Stack> {
    const stack = new Stack(await mkdtemp(join(tmpdir(), 'rivulet-e2e-')));
    await stack.start();
    return stack;
  }

  /** Starts everything and waits until all of it is ready; the data are those of the last run. */
  async start(): Promise<void> {
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
    const launcher = spawn(java, ['-Xmx64m', '-jar', LAUNCHER, 'up', '--data', this.#data, '--free-ports'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#launcher = launcher;
    const remember = (chunk: Buffer) => (this.#output += chunk.toString());
    launcher.stdout.on('data', remember);
    launcher.stderr.on('data', remember);
    await until('the stack is ready', 120_000, async () => {
      if (launcher.exitCode !== null) {
        throw new Error(`the launcher ended with ${launcher.exitCode}:\n${this.#output}`);
      }
      const state = await this.#state();
      return state?.ready === true && state.launcher === launcher.pid;
    });
  }

  /** Sends the launcher a signal and waits for its end. */
  async end(signal: NodeJS.Signals): Promise<{ code: number | null; millis: number }> {
    const launcher = this.#launcher;
    if (!launcher || launcher.exitCode !== null || launcher.signalCode !== null) {
      return { code: launcher?.exitCode ?? null, millis: 0 };
    }
    const begin = performance.now();
    const ended = once(launcher, 'exit');
    launcher.kill(signal);
    await ended;
    return { code: launcher.exitCode, millis: performance.now() - begin };
  }

  /** Runs another command of the launcher on the same data. */
  async command(name: string, ...words: string[]): Promise<number | null> {
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
    const command = spawn(java, ['-jar', LAUNCHER, name, ...words, '--data', this.#data], { stdio: 'ignore' });
    await once(command, 'exit');
    return command.exitCode;
  }

  /** Loses all that the stores have. */
  async wipe(): Promise<void> {
    await rm(join(this.#data, 'data'), { recursive: true });
  }

  async destroy(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.#data, { recursive: true, force: true });
  }

  async parts(): Promise<readonly Part[]> {
    return (await this.#state())?.parts ?? [];
  }

  async part(name: string): Promise<Part> {
    const part = (await this.parts()).find((p) => p.name === name);
    if (!part) {
      throw new Error(`the stack has no part ${name}`);
    }
    return part;
  }

  /** The address of a part as a URL. */
  async url(name: string): Promise<string> {
    const { address } = await this.part(name);
    return address.includes('://') ? address : `http://${address}`;
  }

  async copyLogs(folder: string): Promise<void> {
    await cp(join(this.#data, 'logs'), folder, { recursive: true });
  }

  async #state(): Promise<State | undefined> {
    try {
      return JSON.parse(await readFile(join(this.#data, 'state.json'), 'utf8')) as State;
    } catch {
      return undefined; // Not written yet, or just being replaced.
    }
  }
}
