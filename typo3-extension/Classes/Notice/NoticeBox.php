<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Notice;

use Koerbler\KundenmeisterDataProtection\Token\Box;

final readonly class NoticeBox
{
    /**
     * @param Box    $box             Profile, text version, and whether it must be ticked.
     * @param string $label           The consent text, plain.
     * @param string $cancelNotice    How to withdraw, plain.
     * @param string $declarationText Privacy declaration when it is stored text, else ''.
     * @param string $declarationUrl  Its address when it is a link, else ''.
     */
    public function __construct(
        public Box $box,
        public string $label,
        public string $cancelNotice,
        public string $declarationText,
        public string $declarationUrl,
    ) {}

    /**
     * @param array<array-key,mixed> $data One of the notice's `checkboxes`.
     * @return self|null Null when it could not be shown as a proof needs it.
     */
    public static function fromData(array $data): ?self
    {
        $text = static fn(mixed $value): string => is_string($value) ? $value : '';
        $declaration = is_array($data['declaration'] ?? null) ? $data['declaration'] : [];
        $profileId = $text($data['profileId'] ?? null);
        $versionId = $text($data['versionId'] ?? null);
        $label = $text($data['label'] ?? null);
        if ($profileId === '' || $versionId === '' || $label === '') {
            return null;
        }
        $isLink = ($declaration['mode'] ?? '') === 'link';
        $url = $text($declaration['url'] ?? null);
        return new self(
            new Box($profileId, $versionId, ($data['required'] ?? false) === true),
            $label,
            $text($data['cancelNotice'] ?? null),
            $isLink ? '' : $text($declaration['text'] ?? null),
            $isLink && preg_match('#^https?://#i', $url) === 1 ? $url : '',
        );
    }
}
