/** Node's option by which WebAssembly is compiled once, quickly: for whoever ends before it would pay to compile it a second time, for speed. */
export const shortLived = '--liftoff-only';

/** With what a process begins that a test starts: as short as the test's own life is that of its services. Measurements have them as they are. */
export const optionsOfStarted = (): string[] => process.execArgv.filter((option) => option === shortLived);
