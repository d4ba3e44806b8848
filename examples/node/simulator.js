// A simulated AWS for each test: on a free port, with nothing in it, gone afterwards.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * Starts a simulator, and gives configurations for clients of AWS's SDK.
 *
 * `config("111111111111")` is the root user of that account, which comes to be when it is first used;
 * `config({ accessKeyId, secretAccessKey, sessionToken })` whoever has these credentials.
 */
export async function simulator() {
  const rolecall = process.env.ROLECALL ?? "rolecall";
  const server = spawn(rolecall, ["--quiet", "sim", "serve", "--listen", "0", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const failed = once(server, "error").then(([error]) => Promise.reject(error));
  const lines = createInterface({ input: server.stdout });
  const [line] = await Promise.race([once(lines, "line"), failed]);
  const { environment } = JSON.parse(line);
  return {
    config(who) {
      const root = { accessKeyId: who, secretAccessKey: "test" };
      return {
        endpoint: environment.AWS_ENDPOINT_URL,
        region: environment.AWS_REGION,
        credentials: typeof who === "string" ? root : who,
      };
    },
    async stop() {
      const ended = once(server, "exit");
      server.kill();
      await ended;
    },
  };
}
