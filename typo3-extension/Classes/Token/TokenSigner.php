<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Token;

/**
 * JWS compact serialisation (RFC 7515) with HMAC-SHA-256 and one fixed header, as the WordPress plugin and the hosted forms
 * make it: a token's own header chooses nothing.
 */
final readonly class TokenSigner
{
    /**
     * A tab may stay open for a day. Pages with a consent element lie in TYPO3's cache for an hour at most; whoever comes
     * with an older token sees the form again, with what was entered and a new token.
     */
    public const LIFETIME_SECONDS = 86400;

    private const CLOCK_SKEW_SECONDS = 300;
    private const HEADER = '{"alg":"HS256","typ":"JWT"}';

    /** More than any form needs. */
    private const MAX_LENGTH = 20000;

    /**
     * @param string $secret At least 32 random bytes.
     */
    public function __construct(#[\SensitiveParameter] private string $secret) {}

    /**
     * The token as text for a hidden input.
     */
    public function sign(RenderToken $token): string
    {
        $claims = [
            'iss' => $token->issuer,
            'form' => $token->formKey,
            'post' => $token->pageId,
            'loc' => $token->language,
            'iat' => $token->issuedAt,
            'boxes' => array_map(static fn(Box $box): array => [$box->profileId, $box->versionId, $box->required ? 1 : 0], $token->boxes),
        ];
        if ($token->element !== '') {
            $claims['el'] = $token->element;
        }
        $message = $this->encode(self::HEADER) . '.' . $this->encode(json_encode($claims, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES));
        return $message . '.' . $this->encode($this->mac($message));
    }

    /**
     * Reads a token that this site signed for itself within the last day.
     *
     * @param string $text   What came with the form.
     * @param string $issuer Base address of this site.
     * @param int    $now    Seconds since 1970.
     * @throws InvalidToken When it is not ours, was changed, or is too old.
     */
    public function verify(string $text, string $issuer, int $now): RenderToken
    {
        $parts = strlen($text) > self::MAX_LENGTH ? [] : explode('.', $text);
        if (count($parts) !== 3 || $parts[0] !== $this->encode(self::HEADER)) {
            throw InvalidToken::forged();
        }
        if (!hash_equals($this->encode($this->mac($parts[0] . '.' . $parts[1])), $parts[2])) {
            throw InvalidToken::forged();
        }
        $token = Claims::read($this->decode($parts[1]));
        if ($token->issuer !== $issuer || $token->issuedAt > $now + self::CLOCK_SKEW_SECONDS) {
            throw InvalidToken::forged();
        }
        return $token->issuedAt < $now - self::LIFETIME_SECONDS ? throw InvalidToken::expired() : $token;
    }

    private function mac(string $message): string
    {
        return hash_hmac('sha256', $message, $this->secret, true);
    }

    private function encode(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }

    private function decode(string $text): string
    {
        return (string) base64_decode(strtr($text, '-_', '+/'), true);
    }
}
