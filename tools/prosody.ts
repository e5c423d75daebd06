import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { ordinaryUser } from './ordinary-user.ts';
import { findProgram } from './programs.ts';

/** One message of a room's archive, as it is to be found there. */
export interface ArchivedMessage {
  readonly id: string;
  /** Who wrote it, by user name. */
  readonly author: string;
  readonly sentAt: string;
  readonly text: string;
  readonly answers: string | null;
  readonly isTombstone: boolean;
}
export interface ArchivedRoom {
  readonly name: string;
  readonly members: readonly string[];
  readonly messages: readonly ArchivedMessage[];
}

/** An XMPP server of our own, set up as docs/xmpp.md says. */
export interface Prosody extends AsyncDisposable {
  /** Where it takes WebSockets. */
  readonly service: string;
  readonly domain: string;
  /** Where rooms are. */
  readonly rooms: string;
  /** Makes accounts, whose password is `p`, and rooms with what was said in them before. */
  fill(users: readonly string[], rooms: readonly ArchivedRoom[]): void;
}

export const findProsody = (): string | undefined => findProgram('prosody');

const domain = 'localhost';
const rooms = 'rooms.localhost';

/** Text as Lua writes it. */
const lua = (text: string): string => `"${text.replace(/["\\\n\r\0]/g, (character) => `\\${character.charCodeAt(0).toString().padStart(3, '0')}`)}"`;
/** Names of files, as Prosody makes them. */
const fileName = (name: string): string => name.replace(/[^A-Za-z0-9]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
const element = (name: string, attributes: Readonly<Record<string, string>>, ...children: readonly string[]): string =>
  `{name=${lua(name)},attr={${Object.entries(attributes).map(([key, value]) => `[${lua(key)}]=${lua(value)}`).join(',')}},${children.join(',')}}`;

function archived(room: string, place: number, { id, author, sentAt, text, answers, isTombstone }: ArchivedMessage): string {
  const address = `${room}@${rooms}`;
  const children = [
    isTombstone ? element('retracted', { xmlns: 'urn:xmpp:message-retract:1', stamp: sentAt }) : element('body', {}, lua(text)),
    element('origin-id', { xmlns: 'urn:xmpp:sid:0', id }),
    ...(answers === null ? [] : [element('reply', { xmlns: 'urn:xmpp:reply:0', id: answers })]),
    element('x', { xmlns: 'http://jabber.org/protocol/muc#user' }, element('item', { affiliation: 'member', role: 'participant', jid: `${author}@${domain}` })),
  ];
  const stanza = element('message', { type: 'groupchat', from: `${address}/${author}`, id, stamp: sentAt }, ...children);
  return `item(${stanza.slice(0, -1)},key=${lua(`a${place}`)},when=${Date.parse(sentAt) / 1000},with="message<groupchat"});\n`;
}

const settings = (folder: string, port: number): string => `
pidfile = ${lua(join(folder, 'prosody.pid'))}; data_path = ${lua(join(folder, 'data'))}; plugin_paths = {}
log = { warn = "*console" }
modules_enabled = { "saslauth", "disco", "websocket", "pep", "time", "smacks" }
modules_disabled = { "s2s", "tls", "offline" }
authentication = "internal_plain"; allow_unencrypted_plain_auth = true; c2s_require_encryption = false
c2s_ports = {}; s2s_ports = {}; consider_websocket_secure = true; http_ports = { ${port} }; http_interfaces = { "127.0.0.1" }; https_ports = {}
storage = "internal"
VirtualHost ${lua(domain)}
Component ${lua(rooms)} "muc"
  modules_enabled = { "muc_mam" }
  restrict_room_creation = true; muc_log_by_default = true; muc_log_expires_after = "never"; mam_include_total = true; max_archive_query_results = 100
`;

/** Starts a server from the Debian package on a free port of this machine, with a fresh folder that goes away with it. */
export async function startProsody(): Promise<Prosody> {
  const program = findProsody();
  if (program === undefined) throw new Error('Prosody is not installed (Debian: apt-get install prosody)');
  const owner = ordinaryUser('prosody');
  const folder = mkdtempSync(join(tmpdir(), 'ls-prosody-'));
  const own = (path: string): void => {
    if (owner) chownSync(path, owner.uid, owner.gid);
  };
  const place = (path: string, text: string): void => {
    const file = join(folder, 'data', path);
    for (const parent of [dirname(dirname(file)), dirname(file)]) {
      mkdirSync(parent, { recursive: true });
      own(parent);
    }
    writeFileSync(file, text);
    own(file);
  };
  mkdirSync(join(folder, 'data'));
  for (const path of [folder, join(folder, 'data')]) own(path);
  const port = await freePort();
  const configuration = join(folder, 'prosody.cfg.lua');
  writeFileSync(configuration, settings(folder, port));
  own(configuration);

  const server = spawn(program, ['--config', configuration, '-F'], { ...owner, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-9000)));
  const ended = once(server, 'exit');
  const killAtExit = () => server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async () => {
    process.off('exit', killAtExit);
    if (server.exitCode === null) {
      server.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; !(await answers(port)); attempt += 1) {
    if (attempt === 200 || server.exitCode !== null) {
      await stop();
      throw new Error(`Prosody did not start: ${log}`);
    }
    await delay(50);
  }
  const hosts = { users: fileName(domain), rooms: fileName(rooms) };
  return {
    service: `ws://127.0.0.1:${port}/xmpp-websocket`,
    domain,
    rooms,
    fill(users, filled) {
      for (const user of users) place(`${hosts.users}/accounts/${fileName(user)}.dat`, 'return { ["password"] = "p" };\n');
      for (const { name, members, messages } of filled) {
        const affiliations = members.map((member) => `[${lua(`${member}@${domain}`)}]="member"`).join(';');
        place(
          `${hosts.rooms}/config/${fileName(name)}.dat`,
          `return {_jid=${lua(`${name}@${rooms}`)};_data={persistent=true;members_only=true;hidden=true;whois="anyone";presence_broadcast={visitor=false;participant=false;moderator=false};history_length=0};_affiliation_data={};${affiliations}};\n`,
        );
        place(`${hosts.rooms}/muc_log/${fileName(name)}.list`, messages.map((message, index) => archived(name, index + 1, message)).join(''));
      }
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const is = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
  socket.destroy();
  return is;
}
