import { useCallback, useEffect, useState } from '@wordpress/element';
import { getDataProtection, getProcessor, getSite, putDataProtection } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { DataProtectionSettings, Processor, Site } from '../../bridge/types';
import { useLeaveGuard } from '../use-leave-guard';
import { draftOf, inputOf, type Draft } from './draft';

interface Ground {
  settings: DataProtectionSettings;
  processor: Processor;
  site: Site;
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
  save: () => void;
  reload: () => void;
}

async function load(): Promise<Ground> {
  const [settings, processor, site] = await Promise.all([getDataProtection(), getProcessor(), getSite()]);
  return { settings, processor, site };
}

function startOf({ settings, site }: Ground): Draft {
  return draftOf(settings, { name: site.siteName, website: window.location.origin });
}

/** The controller's settings, as stored and as being changed. */
export function useSettingsDraft(isConnected: boolean): SettingsDraft {
  const [ground, setGround] = useState<Ground | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const [loadProblem, setLoadProblem] = useState<Problem | null>(null);
  const [saveProblem, setSaveProblem] = useState<Problem | null>(null);

  const begin = useCallback((loaded: Ground) => {
    setGround(loaded);
    setDraft(startOf(loaded));
    setLoadProblem(null);
  }, []);
  const reload = useCallback(() => {
    load()
      .then(begin)
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
    putDataProtection(inputOf(draft, ground.settings, ground.processor.agreement.version))
      .then((settings) => {
        begin({ ...ground, settings });
        setIsSaved(true);
      })
      .catch((thrown: unknown) => setSaveProblem(toProblem(thrown)))
      .finally(() => setIsSaving(false));
  };

  return { ground, draft, change, isDirty, isSaving, isSaved, loadProblem, saveProblem, save, reload };
}
