<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

final class TruncatedAddress
{
    private const IPV4_BYTES = 3;
    private const IPV6_BYTES = 6;

    /**
     * IPv4 as its /24, IPv6 as its /48; the rest is zero. An IPv4 address in IPv6 form is taken as IPv4.
     *
     * @param string $address IP address.
     * @return string IP address; '' for what is none.
     */
    public static function of(string $address): string
    {
        $bytes = filter_var($address, FILTER_VALIDATE_IP) === false ? false : inet_pton($address);
        if ($bytes === false) {
            return '';
        }
        if (strlen($bytes) === 16 && str_starts_with($bytes, str_repeat("\0", 10) . "\xff\xff")) {
            $bytes = substr($bytes, 12);
        }
        $kept = strlen($bytes) === 4 ? self::IPV4_BYTES : self::IPV6_BYTES;
        return (string) inet_ntop(str_pad(substr($bytes, 0, $kept), strlen($bytes), "\0"));
    }
}
