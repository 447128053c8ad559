import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';

/** Debian's `nobody`. PostgreSQL refuses to run as root, and `initdb` refuses a number without a passwd entry. */
const nobody = 65_534;

/** How a PostgreSQL program has to be started on this machine. */
export interface Account {
  /** Programs to put in front of the command. */
  readonly prefix: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | null;
  /** Gives a folder to the account that PostgreSQL runs under. */
  own(folder: string): void;
}

function runs(...[program = '', ...parameters]: readonly string[]): boolean {
  return spawnSync(program, parameters, { stdio: 'ignore' }).status === 0;
}

/** Runs a program as nobody who may still pass through folders that only root can enter, such as a project below /root. */
const asPassingNobody = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
];

/**
 * PostgreSQL refuses user 0. As root a user namespace that calls root "nobody" is the first choice, because no file
 * changes its owner. Where namespaces are forbidden, as in most containers, the program is started as nobody and the
 * folders are given to it; where that user cannot be let through root's folders, they must be open to it.
 */
export function accountForPostgres(): Account {
  if (process.getuid?.() !== 0) return { prefix: [], user: null, own: () => undefined };
  const namespace = ['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`];
  if (runs(...namespace, 'true')) return { prefix: namespace, user: null, own: () => undefined };
  const own = (folder: string) => {
    chownSync(folder, nobody, nobody);
    chmodSync(folder, 0o700);
  };
  if (runs(...asPassingNobody, 'true')) return { prefix: asPassingNobody, user: null, own };
  return { prefix: [], user: { uid: nobody, gid: nobody }, own };
}

/**
 * Programs in front of a command that end it when this process dies, even by `kill -9`; none where the system has no way
 * (then the next start adopts the orphan and stops it at its own end).
 */
export function endsWithThisProcess(): readonly string[] {
  const setpriv = ['setpriv', '--pdeathsig', 'INT'];
  return process.platform === 'linux' && runs(...setpriv, 'true') ? setpriv : [];
}
