import { ConfigError, loadConfig } from './config';

describe('The configuration', () => {
  it('works on one machine without any variable', () => {
    expect(loadConfig({})).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:8787',
      databaseUrl: 'sqlite:./data/data.sqlite',
      vaultUrl: 'sqlite:./data/vault.sqlite',
      journalMirror: './data/vault.sqlite.journal-mirror',
      makesBackups: true,
      backupTime: '02:30',
      trustProxy: 0,
      rateLimitPerMinute: 6000,
      logLevel: 'info',
    });
  });

  it('takes what is given, and an empty variable for none', () => {
    const config = loadConfig({
      PORT: '9000',
      HOST: '::1',
      TRUST_PROXY: '2',
      LOG_LEVEL: '',
      PUBLIC_URL: 'https://a.example/',
    });
    expect(config).toMatchObject({
      port: 9000,
      host: '::1',
      trustProxy: 2,
      logLevel: 'info',
      publicUrl: 'https://a.example',
    });
  });

  it('names no mirror of the journal where several bridges must share one', () => {
    expect(loadConfig({ VAULT_URL: 'mysql://127.0.0.1/vault' }).journalMirror).toBeUndefined();
    const given = loadConfig({ VAULT_URL: 'mysql://127.0.0.1/vault', JOURNAL_MIRROR: '/mnt/mirror' });
    expect(given.journalMirror).toBe('/mnt/mirror');
  });

  it('takes what the operator says of the processor, and nothing for what is not said', () => {
    expect(loadConfig({}).processor).toEqual({});
    const processor = { PROCESSOR_ADDRESS: ' Wels ', PROCESSOR_EMAIL: 'a@b.example', PROCESSOR_SAFEGUARDS: 'Art. 45' };
    expect(loadConfig(processor).processor).toEqual({ address: 'Wels', email: 'a@b.example', safeguards: 'Art. 45' });
    expect(() => loadConfig({ PROCESSOR_EMAIL: 'no address' })).toThrow(ConfigError);
  });

  it('takes a directory or a folder in a bucket for backups and copies of the vault', () => {
    const places = { BACKUP_DIR: 's3://backups/kmdp', VAULT_COPY_DIR: '/mnt/copies' };
    expect(loadConfig(places)).toMatchObject({ backupDir: 's3://backups/kmdp', vaultCopyDir: '/mnt/copies', s3: {} });
    const store = { S3_ENDPOINT: 'https://s3.example:9000', S3_REGION: 'eu-central-1' };
    expect(loadConfig(store).s3).toEqual({ endpoint: 'https://s3.example:9000', region: 'eu-central-1' });
  });

  it.each([
    ['s3://backups', 's3://backups/'],
    ['s3://backups/a', 's3://backups//a/'],
    ['./data/backups', 'data/backups/'],
    [undefined, './data/backups'],
  ])('never takes one place for both, however it is written (%s, %s)', (backups, copies) => {
    const places = { BACKUP_DIR: backups, VAULT_COPY_DIR: copies };
    expect(() => loadConfig(places)).toThrow('VAULT_COPY_DIR must not be the same place as BACKUP_DIR');
    expect(loadConfig({ ...places, VAULT_COPY_DIR: `${copies}/below` }).vaultCopyDir).toBe(`${copies}/below`);
  });

  it('cannot be changed later', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['HOST', 'not a host'],
    ['PUBLIC_URL', 'ftp://a.example'],
    ['DATABASE_URL', 'postgres://a/b'],
    ['VAULT_URL', 'sqlite:./data/data.sqlite'],
    ['BACKUP_DIR', 's3://Backups'],
    ['BACKUP_DIR', 'gs://backups'],
    ['VAULT_COPY_DIR', 'S3://copies'],
    ['S3_ENDPOINT', 's3.example'],
    ['S3_REGION', 'eu central'],
    ['BACKUP_TIME', '24:00'],
    ['SMTP_URL', 'mail.example'],
    ['MAIL_FROM', 'a@b.example, c@d.example'],
    ['TRUST_PROXY', '-1'],
    ['RATE_LIMIT_PER_MINUTE', '1.5'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => loadConfig({ [name]: value })).toThrow(new RegExp(name));
  });

  it('names everything wrong at once', () => {
    expect(() => loadConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT.*LOG_LEVEL/);
  });

  it('never repeats a value, as it may hold a password', () => {
    const wrong = {
      DATABASE_URL: 'mysqll://user:sesame@host/db',
      BACKUP_DIR: 's3://key:sesame@backups',
      S3_ENDPOINT: 'sesame',
      SMTP_URL: 'http://user:sesame@host',
      WEBHOOK_SECRET: 'sesame',
    };
    expect(() => loadConfig(wrong)).toThrow(ConfigError);
    expect(() => loadConfig(wrong)).not.toThrow(/sesame/);
  });
});
