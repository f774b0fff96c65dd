<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Page;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Psr\Http\Message\ResponseInterface;
use TYPO3\CMS\Core\Http\Response;
use TYPO3\CMS\Core\Http\Stream;

/**
 * A file for the browser to save.
 */
final class FileAnswer
{
    /**
     * The file that the bridge made, under the bridge's name for it.
     *
     * @param string $name Where the bridge gave none that is safe.
     */
    public static function ofBridge(Reply $reply, string $mediaType, string $name): ResponseInterface
    {
        $isNamed = preg_match('/filename="([A-Za-z0-9._-]+)"/', $reply->headers['content-disposition'] ?? '', $found) === 1;
        return self::of($reply->text, $mediaType, $isNamed ? $found[1] : $name);
    }

    /**
     * @param string $name Letters of ASCII, digits, dots, hyphens.
     */
    public static function of(string $content, string $mediaType, string $name): ResponseInterface
    {
        $body = new Stream('php://temp', 'rw');
        $body->write($content);
        return new Response($body, 200, [
            'Content-Type' => $mediaType,
            'Content-Disposition' => 'attachment; filename="' . $name . '"',
            'Cache-Control' => 'no-store',
        ]);
    }
}
