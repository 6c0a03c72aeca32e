import type { Notice } from "../desk/desk.ts";
import type { Terminal } from "./terminal.ts";

/** Says on stderr what the desk tells; a line that moves, where stderr is a terminal. */
export interface Progress {
  tell(notice: Notice): void;
  stop(): void;
}

export async function openProgress(terminal: Terminal, moving: boolean): Promise<Progress> {
  if (!moving) {
    return {
      tell: (notice) => {
        if (notice.kind === "warning") terminal.say(`dragoman: ${notice.message}`);
      },
      stop: () => undefined,
    };
  }
  const { default: ora } = await import("ora");
  const spinner = ora({ stream: process.stderr, text: "loading the model" });
  const began = performance.now();
  return {
    tell: (notice) => {
      if (notice.kind === "warning") {
        spinner.stop();
        terminal.say(`dragoman: ${notice.message}`);
        return;
      }
      const speed = Math.round(notice.words / ((performance.now() - began) / 1000));
      spinner.text = `${notice.done} read, ${notice.words.toLocaleString("en")} words, ${speed.toLocaleString("en")} words/s  ${notice.name.slice(0, 40)}`;
      if (!spinner.isSpinning) spinner.start();
    },
    stop: () => spinner.stop(),
  };
}
