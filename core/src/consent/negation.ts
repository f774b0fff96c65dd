import { anyRole, sign } from './role-wordings';
import { anyOf, article } from './word-patterns';

/** After these a sentence says the opposite of what it denied before them. */
const turn = anyOf('sondern|vielmehr|but|except|ausgenommen');

/** Sounds like a denial and is none. */
const affirming = new RegExp(
  anyOf(
    'nicht (?:nur|bloß|allein)|keine?[nrms]? (?:andere|weitere)[nrms]?|not (?:only|just|merely)|no (?:other|further)|(?:nicht|keine (?:\\p{L}+ )?)\\s?(?:für|zu) (?:eigenen?|andere[nr]?)|not (?:\\p{L}+ ){0,4}for (?:its|their|any) (?:own|other)',
  ).source,
  'giu',
);
const denial = anyOf(
  "nicht|kein(?:e[nmrs]?)?|keinesfalls|keineswegs|nirgends|niemals|nie|weder|not|no(?!\\.)|none|never|nowhere|neither|nor|cannot|\\p{L}+n['’]t",
);
const refusal = anyOf(
  'fehlt|fehlen|missing|lehn(?:t|en|te|ten)|ab(?:ge)?lehn\\p{L}+|verzicht\\p{L}*|verweiger\\p{L}*|weiger\\p{L}*|bestreite\\p{L}*|sehen wir ab|refus\\p{L}*|declin\\p{L}*|' +
    'reject\\p{L}*|den(?:y|ies|ied)|falsch|unwahr|unrichtig|unzutreffend|untrue|false|wrong|incorrect',
);
const without = new RegExp(
  `(?<!\\p{L})(?:ohne|statt|anstatt|anstelle|without|rather than|instead of)(?:\\s\\p{L}+){0,2}\\s${anyRole}`,
  'iu',
);
const past = anyOf(
  'war(?:en)?|used to|former(?:ly)?|previous(?:ly)?|früher\\p{L}*|ehemal\\p{L}*|einst(?:mals)?|vormal\\p{L}*|bisherig\\p{L}*|' +
    'gelöst|cancell?ed|nach (?:beendigung|kündigung|ablauf|ende)|gekündigt|beendet|endete\\p{L}*|aufgelöst|ausgelaufen|abgelaufen|ausgeschieden|abgelöst|ersetzt|arbeiteten?|fungierten?|agierten?|handelten?|' +
    'terminated|ended|expired|ceased|replaced|acted|served|had been|no longer|' +
    'verarbeitete[tn]?|nutzten|setzten|verwendeten|speicherten?|' +
    '(?:bis|until|till)(?: \\p{L}+){0,2} (?:19|20)\\d\\d|(?:from|between) (?:19|20)\\d\\d (?:to|and)|' +
    'w(?:as|ere)(?! (?:\\p{L}+ )?(?:concluded|signed|made|engaged|appointed|commissioned|entered|instructed|entrusted))',
);
/** Supposed, or still to come. */
const unreal = anyOf(
  'wäre|wären|würden?|könnten?|falls|sofern|wenn|would|could|might|if|whether|ob|' +
    'künftig|zukünftig|demnächst|in zukunft|ab (?:\\p{L}+ )?20\\d\\d|sollen?(?! (?:\\p{L}+ )?(?:sicherstellen|gewährleisten))|sollten?|beabsichtig\\p{L}*|planen|geplant|möchten?|vorbereitet|verhandel\\p{L}*|in vorbereitung|' +
    'should|plan(?:s|ned|ning)? to|intend\\p{L}*|prepared|negotiat\\p{L}*|may (?:become|be|act|serve)|will become|will be (?:our|the|a)|in future|in the future',
);

/** Denials that concern whether the processor is engaged, not what else it does. */
const engaging = anyOf(
  'eingesetzt|einsetzen|setzen|beauftrag\\p{L}*|nutzen|genutzt|verwende\\p{L}*|bedienen|herangezogen|heranziehen|haben|hat|gibt es|' +
    'es gibt|besteht|arbeiten|use|used|engage\\p{L}*|employ\\p{L}*|appoint\\p{L}*|have|has|work|rely|exists?',
);
const apposed = new RegExp(
  `${anyRole},? ${article}${sign.name}|${sign.name}(?:,| als| as) (?:unser\\p{L}*|our|data|a|\\s)*${anyRole}`,
  'iu',
);
const deniedRole = new RegExp(`(?<!\\p{L})(?:nicht|keine?[nmrs]?|no|not)\\s(?:\\p{L}+\\s)?${anyRole}`, 'iu');

/** Whether a statement with signs holds today: it is neither denied nor past nor merely supposed, in German or English. */
export function isAffirmed(statement: string): boolean {
  const words = sinceTurn(statement).replace(affirming, '');
  if ([refusal, without, past, unreal, deniedRole].some((pattern) => pattern.test(words))) return false;
  return !denial.test(words) || (apposed.test(words) && !engaging.test(words));
}

const nameOrRole = new RegExp(`${sign.name}|${anyRole}`);

function sinceTurn(statement: string): string {
  const at = statement.search(turn);
  if (at < 0) return statement;
  const after = statement.slice(at);
  return nameOrRole.test(after) ? after : statement.slice(0, at);
}
