import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartProblem } from './start-problem.ts';

/**
 * Makes the data folder and tries to write in it, so that a full or read-only disk is named at the start.
 * @throws StartProblem when nothing can be written there
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  const probe = join(folder, `.write-probe.${process.pid}`);
  try {
    // Others may pass through, because an embedded PostgreSQL started as root runs as another user; its own folder is closed.
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartProblem(
      `The data folder ${folder} cannot be written (${reason}); set DATA_DIR to a folder that can.`,
    );
  }
}
