import Joi from 'joi';
import { defaultBackupTime } from '@kundenmeister/core';
import type { ProcessorParticulars, S3Access } from '@kundenmeister/core';
import { isApartFrom, storePlace } from './config-store-place';
import { processorParticulars, processorVariables, type ProcessorEnvironment } from './config-processor';
import { defaultSender, senderAddress } from './mail/sender-address';
import { OperatorError } from '@kundenmeister/core';

/** Log levels of pino. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How this process is set up; read once, at its start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where the outside world reaches the bridge; no slash at its end. */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly vaultUrl: string;
  readonly masterKeyFile: string;
  /** A directory, or `s3://BUCKET/FOLDER`. */
  readonly backupDir: string;
  /** Whether this bridge makes the daily backups and the copies of the vault. */
  readonly makesBackups: boolean;
  /** When the day's backup begins, `HH:MM` in Austria; the same on every bridge. */
  readonly backupTime: string;
  /** Where copies of the vault lie; another place than the backups'. */
  readonly vaultCopyDir: string;
  /** How an S3-compatible store is reached. */
  readonly s3: S3Access;
  /** The age identity that opens backups. */
  readonly backupKeyFile: string;
  /** An age recipient, where the identity is kept elsewhere. */
  readonly backupRecipient?: string;
  readonly journalMirror?: string;
  readonly smtpUrl?: string;
  /** The address that mails come from. */
  readonly mailFrom: string;
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  /** Whether linked privacy declarations may lie in private networks and on any port: for intranets and tests. */
  readonly allowPrivateDeclarations: boolean;
  /** The processor itself, for its record (Art. 30(2) GDPR). */
  readonly processor: ProcessorParticulars;
  /** Proxies in front of the bridge whose `X-Forwarded-For` is believed. */
  readonly trustProxy: number;
  /** Requests per key and minute; 0 for no limit. */
  readonly rateLimitPerMinute: number;
  readonly logLevel: (typeof logLevels)[number];
}

/** The environment does not make a configuration; the message names each variable, and no value, as values hold passwords. */
export class ConfigError extends OperatorError {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

const databaseUrl = /^(sqlite:.+|mysql:\/\/[^/]+\/[^/]+)$/;
const storage = Joi.string().pattern(databaseUrl).messages({
  'string.pattern.base': '{{#label}} must be sqlite:PATH or mysql://USER:PASSWORD@HOST/DATABASE',
});
const sender: Joi.CustomValidator<string> = (value, helpers) => senderAddress(value) ?? helpers.error('sender');
const web = Joi.string().uri({ scheme: ['http', 'https'] });

const schema = Joi.object({
  PORT: Joi.number().integer().min(0).max(65535).default(8787),
  HOST: Joi.string().hostname().default('127.0.0.1'),
  PUBLIC_URL: web,
  DATABASE_URL: storage.default('sqlite:./data/data.sqlite'),
  VAULT_URL: storage.default('sqlite:./data/vault.sqlite').invalid(Joi.ref('DATABASE_URL')),
  MASTER_KEY_FILE: Joi.string().default('./data/master.key'),
  BACKUP_DIR: storePlace.default('./data/backups'),
  BACKUPS: Joi.boolean().default(true),
  BACKUP_TIME: Joi.string()
    .pattern(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default(defaultBackupTime)
    .messages({ 'string.pattern.base': '{{#label}} must be a time of day: HH:MM' }),
  VAULT_COPY_DIR: storePlace.default('./data/vault-copies').custom(isApartFrom('BACKUP_DIR')),
  S3_ENDPOINT: web,
  S3_REGION: Joi.string()
    .pattern(/^[a-z0-9-]+$/)
    .messages({
      'string.pattern.base': '{{#label}} must be the name of a region',
    }),
  BACKUP_KEY_FILE: Joi.string().default('./data/backup.key'),
  BACKUP_RECIPIENT: Joi.string()
    .pattern(/^age1[a-z0-9]+$/)
    .messages({
      'string.pattern.base': '{{#label}} must be an age recipient: age1…',
    }),
  JOURNAL_MIRROR: Joi.string(),
  SMTP_URL: Joi.string().uri({ scheme: ['smtp', 'smtps'] }),
  MAIL_FROM: Joi.string().max(320).custom(sender),
  WEBHOOK_URL: web,
  WEBHOOK_SECRET: Joi.string().min(16),
  ALLOW_PRIVATE_DECLARATIONS: Joi.boolean().default(false),
  ...processorVariables,
  TRUST_PROXY: Joi.number().integer().min(0).max(10).default(0),
  RATE_LIMIT_PER_MINUTE: Joi.number().integer().min(0).default(6000),
  LOG_LEVEL: Joi.string()
    .valid(...logLevels)
    .default('info'),
})
  .with('WEBHOOK_URL', 'WEBHOOK_SECRET')
  .messages({
    sender: '{{#label}} must be one e-mail address',
    'any.invalid': '{{#label}} must not be the same database as DATABASE_URL',
    'string.uri': '{{#label}} must be a full address',
    'string.uriCustomScheme': '{{#label}} must be a full address with one of the schemes {{#scheme}}',
    'string.hostname': '{{#label}} must be a host name or an IP address',
  });

interface Environment extends ProcessorEnvironment {
  readonly PORT: number;
  readonly HOST: string;
  readonly PUBLIC_URL?: string;
  readonly DATABASE_URL: string;
  readonly VAULT_URL: string;
  readonly MASTER_KEY_FILE: string;
  readonly BACKUP_DIR: string;
  readonly BACKUPS: boolean;
  readonly BACKUP_TIME: string;
  readonly VAULT_COPY_DIR: string;
  readonly S3_ENDPOINT?: string;
  readonly S3_REGION?: string;
  readonly BACKUP_KEY_FILE: string;
  readonly BACKUP_RECIPIENT?: string;
  readonly JOURNAL_MIRROR?: string;
  readonly SMTP_URL?: string;
  readonly MAIL_FROM?: string;
  readonly WEBHOOK_URL?: string;
  readonly WEBHOOK_SECRET?: string;
  readonly ALLOW_PRIVATE_DECLARATIONS: boolean;
  readonly TRUST_PROXY: number;
  readonly RATE_LIMIT_PER_MINUTE: number;
  readonly LOG_LEVEL: Config['logLevel'];
}

/**
 * Reads the configuration from environment variables; an empty variable counts as absent.
 * Throws `ConfigError` that lists everything wrong at once.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.validate(given, { abortEarly: false, stripUnknown: true, errors: { wrap: { label: false } } });
  if (result.error) throw new ConfigError(result.error.details.map((detail) => detail.message).join('; '));
  return Object.freeze(toConfig(result.value as Environment));
}

function toConfig(env: Environment): Config {
  const publicUrl = (env.PUBLIC_URL ?? defaultPublicUrl(env)).replace(/\/+$/, '');
  const mirror = env.JOURNAL_MIRROR ?? defaultMirror(env.VAULT_URL);
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    databaseUrl: env.DATABASE_URL,
    vaultUrl: env.VAULT_URL,
    masterKeyFile: env.MASTER_KEY_FILE,
    backupDir: env.BACKUP_DIR,
    makesBackups: env.BACKUPS,
    backupTime: env.BACKUP_TIME,
    vaultCopyDir: env.VAULT_COPY_DIR,
    s3: {
      ...(env.S3_ENDPOINT !== undefined && { endpoint: env.S3_ENDPOINT }),
      ...(env.S3_REGION !== undefined && { region: env.S3_REGION }),
    },
    backupKeyFile: env.BACKUP_KEY_FILE,
    ...(env.BACKUP_RECIPIENT !== undefined && { backupRecipient: env.BACKUP_RECIPIENT }),
    ...(mirror !== undefined && { journalMirror: mirror }),
    ...(env.SMTP_URL !== undefined && { smtpUrl: env.SMTP_URL }),
    mailFrom: env.MAIL_FROM ?? defaultSender(publicUrl),
    ...(env.WEBHOOK_URL !== undefined && { webhookUrl: env.WEBHOOK_URL }),
    ...(env.WEBHOOK_SECRET !== undefined && { webhookSecret: env.WEBHOOK_SECRET }),
    allowPrivateDeclarations: env.ALLOW_PRIVATE_DECLARATIONS,
    processor: processorParticulars(env),
    trustProxy: env.TRUST_PROXY,
    rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
    logLevel: env.LOG_LEVEL,
  };
}

function defaultPublicUrl({ HOST, PORT }: Environment): string {
  return httpUrl(HOST, PORT);
}

/** `http://HOST:PORT`, with an IPv6 address in brackets (RFC 3986 section 3.2.2). */
export function httpUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Beside an embedded vault, so that a restore is possible on one machine; bridges on a server must share a file that is named. */
function defaultMirror(vaultUrl: string): string | undefined {
  return vaultUrl.startsWith('sqlite:') ? `${vaultUrl.slice('sqlite:'.length)}.journal-mirror` : undefined;
}
