import { useCallback, useEffect, useState } from '@wordpress/element';
import { getDataProtection, getProcessor, getSite, putDataProtection } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { Processor, Site, StoredSettings } from '../../bridge/types';
import { useLeaveGuard } from '../use-leave-guard';
import { clashOf, type Clash } from '../texts/merge';
import { draftOf, inputOf, type Draft } from './draft';
import { fieldsOf, type SettingsField } from './settings-fields';

interface Ground {
  settings: StoredSettings;
  processor: Processor;
  site: Site;
}

/** Someone else saved the settings first. */
export interface SettingsConflict {
  clash: Clash<SettingsField>;
  settings: StoredSettings;
  theirs: Draft;
}

export interface SettingsDraft {
  ground: Ground | null;
  draft: Draft | null;
  change: (changed: Partial<Draft>) => void;
  isDirty: boolean;
  isSaving: boolean;
  isSaved: boolean;
  loadProblem: Problem | null;
  saveProblem: Problem | null;
  conflict: SettingsConflict | null;
  save: () => void;
  /** Goes on from what the other person saved, with this draft. */
  goOn: (settings: StoredSettings, next: Draft) => void;
  reload: () => void;
}

async function load(): Promise<Ground> {
  const [settings, processor, site] = await Promise.all([getDataProtection(), getProcessor(), getSite()]);
  return { settings, processor, site };
}

function startOf({ settings, site }: Ground): Draft {
  return draftOf(settings, { name: site.siteName, website: window.location.origin });
}

async function conflictWith(ground: Ground, mine: Draft): Promise<SettingsConflict> {
  const settings = await getDataProtection();
  const theirs = startOf({ ...ground, settings });
  return { settings, theirs, clash: clashOf(fieldsOf(startOf(ground)), fieldsOf(mine), fieldsOf(theirs)) };
}

/** The controller's settings, as stored and as being changed. */
export function useSettingsDraft(isConnected: boolean): SettingsDraft {
  const [ground, setGround] = useState<Ground | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const [loadProblem, setLoadProblem] = useState<Problem | null>(null);
  const [saveProblem, setSaveProblem] = useState<Problem | null>(null);
  const [conflict, setConflict] = useState<SettingsConflict | null>(null);

  /** What was typed since `sent` went to the bridge stays. */
  const begin = useCallback((loaded: Ground, sent: Draft | null = null) => {
    setGround(loaded);
    setDraft((known) => (sent === null || known === sent ? startOf(loaded) : known));
    setLoadProblem(null);
    setConflict(null);
  }, []);
  const reload = useCallback(() => {
    load()
      .then((loaded) => begin(loaded))
      .catch((thrown: unknown) => setLoadProblem(toProblem(thrown)));
  }, [begin]);
  useEffect(() => {
    if (isConnected) {
      reload();
    }
  }, [isConnected, reload]);

  const isDirty = ground !== null && draft !== null && JSON.stringify(draft) !== JSON.stringify(startOf(ground));
  useLeaveGuard(isDirty);

  const change = (changed: Partial<Draft>): void => {
    setIsSaved(false);
    setDraft((current) => current && { ...current, ...changed });
  };
  const save = (): void => {
    if (!ground || !draft) {
      return;
    }
    setIsSaving(true);
    setSaveProblem(null);
    putDataProtection(ground.settings.tag, inputOf(draft, ground.settings, ground.processor.agreement.version))
      .then((settings) => {
        begin({ ...ground, settings }, draft);
        setIsSaved(true);
      })
      .catch(async (thrown: unknown) => {
        const refusal = toProblem(thrown);
        if (refusal.status === 412) {
          setConflict(await conflictWith(ground, draft));
        } else {
          setSaveProblem(refusal);
        }
      })
      .catch((thrown: unknown) => setSaveProblem(toProblem(thrown)))
      .finally(() => setIsSaving(false));
  };

  const goOn = (settings: StoredSettings, next: Draft): void => {
    setGround((current) => current && { ...current, settings });
    setDraft(next);
    setConflict(null);
  };
  const saving = { isDirty, isSaving, isSaved, saveProblem, conflict, save, goOn };
  return { ground, draft, change, loadProblem, reload, ...saving };
}
