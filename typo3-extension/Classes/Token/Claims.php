<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Token;

/**
 * Whoever made the signature made the claims; their shape is checked all the same, as an older version may have made them.
 */
final class Claims
{
    /**
     * @throws InvalidToken When they are of another shape.
     */
    public static function read(string $json): RenderToken
    {
        $claims = json_decode($json, true);
        if (
            !is_array($claims) || !is_array($claims['boxes'] ?? null) || !is_int($claims['iat'] ?? null)
            || !is_string($claims['iss'] ?? null) || !is_string($claims['form'] ?? null) || !is_int($claims['post'] ?? null)
            || !in_array($claims['loc'] ?? null, ['de', 'en'], true)
        ) {
            throw InvalidToken::forged();
        }
        $element = $claims['el'] ?? '';
        return new RenderToken(
            $claims['iss'],
            $claims['form'],
            is_string($element) ? $element : throw InvalidToken::forged(),
            $claims['post'],
            $claims['loc'],
            $claims['iat'],
            array_map(self::box(...), array_values($claims['boxes'])),
        );
    }

    private static function box(mixed $box): Box
    {
        if (!is_array($box) || !is_string($box[0] ?? null) || !is_string($box[1] ?? null) || !is_int($box[2] ?? null)) {
            throw InvalidToken::forged();
        }
        return new Box($box[0], $box[1], $box[2] === 1);
    }
}
