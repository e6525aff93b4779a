// Starts a house of its own for a test file: a fresh data folder, a free port, the sample agency.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const BUILT = fileURLToPath(new URL("../../../../target/debug/maru", import.meta.url));
const PATIENCE = 120_000;

/**
 * Starts `maru demo` and waits until it says that it is ready. It prints one line
 * `login NAME PASSWORD ROLE` for each sample account and `ready ADDRESS`.
 */
export async function openHouse() {
  const data = await mkdtemp(join(tmpdir(), "maru-browser-"));
  const arguments_ = ["demo", "--port", "0", "--data", data];
  const child = spawn(process.env.MARU_BIN ?? BUILT, arguments_, { stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  const remember = (line) => said.push(line) > 60 && said.shift();
  createInterface({ input: child.stderr }).on("line", remember);
  const closed = new Promise((resolve) => child.once("close", resolve));
  const close = async () => {
    child.kill("SIGTERM");
    await closed;
    await rm(data, { recursive: true, force: true });
  };
  try {
    const { address, logins } = await opened(child, remember);
    return { address, logins, close, login: (role) => login(logins, role) };
  } catch (problem) {
    await close();
    throw new Error(`${problem.message}\n${said.join("\n")}`);
  }
}

function opened(child, remember) {
  const logins = [];
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the house is not ready in time")), PATIENCE);
    const done = (settle, value) => {
      clearTimeout(late);
      settle(value);
    };
    child.once("error", (problem) => done(reject, problem));
    child.once("close", (code) => done(reject, new Error(`the house closed with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      remember(line);
      const [word, ...rest] = line.trim().split(/\s+/);
      if (word === "login") logins.push({ name: rest[0], password: rest[1], role: rest.slice(2).join(" ") });
      if (word === "ready") done(resolve, { address: rest[0], logins });
    });
  });
}

function login(logins, role) {
  const found = logins.find((one) => one.role.includes(role));
  if (found) return found;
  throw new Error(`no sample login is a ${role}: ${logins.map((one) => one.role).join(", ")}`);
}
