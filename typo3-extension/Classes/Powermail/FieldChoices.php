<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

use Koerbler\KundenmeisterDataProtection\Form\FormFacts;
use TYPO3\CMS\Core\Database\Connection;
use TYPO3\CMS\Core\Database\ConnectionPool;

final readonly class FieldChoices
{
    public const TABLE = 'tx_powermail_domain_model_field';
    public const PROFILES = 'tx_kundenmeister_profiles';
    public const KIND = 'tx_kundenmeister_kind';

    public function __construct(private ConnectionPool $connections) {}

    /**
     * @param list<int> $fields Uids of consent fields.
     * @return array<int,FieldChoice> By uid.
     */
    public function of(array $fields): array
    {
        $query = $this->connections->getQueryBuilderForTable(self::TABLE);
        $rows = $query->select('uid', self::PROFILES, self::KIND)->from(self::TABLE)->where(
            $query->expr()->in('uid', $query->createNamedParameter($fields, Connection::PARAM_INT_ARRAY)),
        )->executeQuery()->fetchAllAssociative();
        $choices = [];
        foreach ($rows as $row) {
            $kind = $row[self::KIND];
            if (is_numeric($row['uid'])) {
                $choices[(int) $row['uid']] = new FieldChoice(FormFacts::profileIds($row[self::PROFILES] ?? null), is_string($kind) ? $kind : '');
            }
        }
        return $choices;
    }
}
