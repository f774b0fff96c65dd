<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Connection;

final class BridgeAddress
{
    /**
     * Whether it is an http or https address without user, query or fragment.
     */
    public static function isAddress(string $url): bool
    {
        return preg_match('#^https?://[^\s/?\#@\\\\]+(/[^\s?\#]*)?$#iD', $url) === 1 && self::host($url) !== '';
    }

    /**
     * Whether entries and key travel encrypted to it, or do not leave this machine.
     *
     * @param string $url An address.
     */
    public static function isSafe(string $url): bool
    {
        return str_starts_with(strtolower($url), 'https://') || self::isLoopback(self::host($url));
    }

    /**
     * Address without the slash at its end.
     */
    public static function normalise(string $url): string
    {
        return rtrim(trim($url), '/');
    }

    private static function host(string $url): string
    {
        return (string) parse_url($url, PHP_URL_HOST);
    }

    /**
     * RFC 5735, section 3; RFC 4291, section 2.5.3; RFC 6761, section 6.3.
     */
    private static function isLoopback(string $host): bool
    {
        $isIpv4 = filter_var($host, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4) !== false;
        return strtolower($host) === 'localhost' || $host === '[::1]' || ($isIpv4 && str_starts_with($host, '127.'));
    }
}
