/** On whose behalf a call is made, and, when a CMS names one, by which person (`X-Actor`). */
export interface Acting {
  readonly tenantId: string;
  readonly actor?: string;
}
