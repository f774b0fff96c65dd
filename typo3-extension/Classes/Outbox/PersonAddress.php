<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

final class PersonAddress
{
    /**
     * Whether both are one e-mail address: as the bridge compares, whatever the case, with an umlaut domain in either form
     * (RFC 5891).
     */
    public static function same(#[\SensitiveParameter] string $one, #[\SensitiveParameter] string $other): bool
    {
        return trim($one) !== '' && self::spelling($one) === self::spelling($other);
    }

    private static function spelling(string $address): string
    {
        $address = mb_strtolower(trim($address), 'UTF-8');
        $composed = \Normalizer::normalize($address, \Normalizer::FORM_C);
        $address = is_string($composed) ? $composed : $address;
        $at = (int) strrpos($address, '@');
        $domain = substr($address, $at + 1);
        $ascii = idn_to_ascii($domain, IDNA_NONTRANSITIONAL_TO_ASCII);
        return substr($address, 0, $at) . '@' . (is_string($ascii) ? $ascii : $domain);
    }
}
