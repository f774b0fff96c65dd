<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Page;

use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Core\FormProtection\FormProtectionFactory;

/**
 * Only a form that this session was shown may change something, beside the token in the address of each backend route.
 */
final readonly class ChangeGuard
{
    public const FIELD = 'changeToken';

    private const FORM = 'kundenmeister-data-protection';

    public function __construct(private FormProtectionFactory $protections) {}

    public function token(ServerRequestInterface $request): string
    {
        return $this->protections->createFromRequest($request)->generateToken(self::FORM, 'change');
    }

    /**
     * Whether the posted token is this session's.
     */
    public function accepts(ServerRequestInterface $request): bool
    {
        $body = $request->getParsedBody();
        $token = is_array($body) ? ($body[self::FIELD] ?? '') : '';
        return is_string($token) && $this->protections->createFromRequest($request)->validateToken($token, self::FORM, 'change');
    }
}
